import type { Weights } from '../vocabulary/schema.ts';
import type { Lexis, Vector } from './lexis.ts';
import type { Likeness } from './likeness.ts';

/** What speaks for and against a text being a question of ours. The order is that of `content/understanding/weights.yaml`. */
export const signs = ['sure', 'elsewhere', 'likeOurs', 'likeOthers', 'known', 'lean', 'side'] as const;
export type Signs = Readonly<Record<(typeof signs)[number], number>>;

/** `best`: the share of the best topic of ours; `elsewhere`: of all that is not ours. */
export function readSigns(
  best: number,
  elsewhere: number,
  likeness: Likeness,
  vector: Vector,
  lexis: Lexis,
  side: number,
): Signs {
  let all = vector.unknown;
  let known = 0;
  let lean = 0;
  for (let i = 0; i < vector.ids.length; i++) {
    const id = vector.ids[i] ?? 0;
    if (lexis.piece[id] === 1 || lexis.neighbours[id] === 1) continue;
    const weight = vector.weights[i] ?? 0;
    all += weight;
    if ((lexis.lean[id] ?? 0) > -1) known += weight;
    lean += weight * (lexis.lean[id] ?? 0);
  }
  return {
    sure: odds(best),
    elsewhere: odds(elsewhere),
    likeOurs: likeness.ours,
    likeOthers: likeness.others,
    known: all === 0 ? 0 : known / all,
    lean: Math.max(-3, Math.min(3, lean / 5)),
    side: Math.max(-5, Math.min(5, side)),
  };
}

const odds = (share: number): number => Math.log((share + 0.001) / (1.001 - share));

/** Above 0: more likely ours than not. */
export function weighSigns(read: Signs, { gate }: Weights): number {
  return signs.reduce((sum, sign) => sum + read[sign] * gate[sign], gate.start);
}

/** Answer when it is ours and the best topic stands clear of the rest; ask when one of the two is in doubt. */
export function decide(ours: number, best: number, { decide: limits }: Weights): 'answer' | 'ask' | 'decline' {
  if (ours < limits.ask) return 'decline';
  return ours >= limits.answer && best >= limits.sure ? 'answer' : 'ask';
}
