import { matches, type Pattern, pattern } from '../signs/pattern.ts';
import { between, type Reading } from '../signs/reading.ts';

/** In what spirit the text speaks, taken as a whole. */
export interface Frame {
  /** A game, a story, school work, hearsay, a meaning, a number to keep, how to avoid: told of nobody in particular. */
  readonly notAboutAnyone: boolean;
  /** A game, a word to translate: whoever is named in it is not meant. */
  readonly makeBelieve: boolean;
  readonly notInDanger: boolean;
  readonly joke: boolean;
  readonly plea: boolean;
  readonly distress: boolean;
  readonly recent: boolean;
  readonly now: boolean;
  readonly safeNow: boolean;
  /** It asks: about law, about what to do. */
  readonly asks: boolean;
  /** It asks what the law says, what to claim, what proves it. */
  readonly asksLaw: boolean;
}

const general = [
  'can-they',
  'if-someone',
  'media',
  'hearsay',
  'school',
  'save-number',
  'avoid',
  'meaning-of',
  'real',
  'first-aid',
] as const;
const asking: readonly Pattern[] = ['ask-law', 'then-what', 'question'].map(pattern);

export function readFrame(reading: Reading, negatedBy: Int32Array): Frame {
  const says = (id: string): boolean => (reading.where.get(id) ?? []).some((hit) => negatedBy[hit] === -1);
  const { emoji } = reading.prepared;
  const shows = (...kinds: readonly string[]): boolean => emoji.some(({ kind }) => kinds.includes(kind));
  return {
    asksLaw: says('ask-law'),
    notAboutAnyone: general.some(says),
    makeBelieve: says('game') || says('say-in'),
    notInDanger: says('not-danger'),
    joke: says('joke') || (shows('joke') && !shows('distress', 'plea', 'danger')),
    plea: (says('plea') && !asksWhoHelps(reading.prepared.text)) || says('strong-plea') || shows('plea'),
    distress: shows('distress', 'danger') || says('fear') || (says('despair') && !says('joke')),
    recent: says('recent'),
    now: says('now') || says('every'),
    safeNow: says('safe-now'),
    asks:
      asking.some((each) => matches(reading, each, () => true).length > 0) ||
      endsAsking(reading.prepared.text) ||
      opensAsking(reading.prepared.text),
  };
}

/** A text of which only the words are heard. */
export const noFrame: Frame = {
  notAboutAnyone: false,
  makeBelieve: false,
  notInDanger: false,
  joke: false,
  plea: false,
  distress: false,
  recent: false,
  now: false,
  safeNow: false,
  asks: false,
  asksLaw: false,
};

/** "can an organisation help", "who helps": a question, not a cry. */
const asksWhoHelps = (text: string): boolean =>
  /\b(?:can|could|who|which|will|any|does|do|where|how)\b[^.!?,\n]{0,30}\b(?:help|rescue|save)\b/.test(text);

/** "can the embassy visit him": who can do what is asked. */
const opensAsking = (text: string): boolean =>
  /(?:^|[.,!\n]\s*)(?:can|could|is|are|do|does|what|how|where|which|who|should|will|would)\b|\b(?:can|could|will|does)\s(?:the\s|my\s|a\s)?(?:embassy|ngo|police|boss|company|i|we|you|they|it|hospital|someone)\b/.test(
    text,
  );

const endsAsking = (text: string): boolean =>
  /\?|(?:ទេ|អត់|មែន|ណា|ដែរ)(?:បង|បងៗ)?\s*$|\b(?:te|ot|na|mech|der|ponman)(?: bong)?\s*$/.test(text);

/**
 * "if someone kidnaps me, whom do I call": the sign stands in the condition. "if I run they will kill me" is no question
 * but a threat: between "if" and the sign stands another deed, a "not", or a second person.
 */
export function isSupposed(reading: Reading, found: readonly number[], asks: boolean): boolean {
  const first = Math.min(...found);
  const supposing = asks ? ['if', 'if-someone', 'can-they'] : ['if-someone', 'can-they'];
  return supposing
    .flatMap((id) => reading.where.get(id) ?? [])
    .some((when) => when <= first && between(reading, when, first) <= 3.5 && !turned(reading, when, first));
}

function turned({ hits, where, prepared }: Reading, from: number, to: number): boolean {
  const gap = prepared.text.slice(hits[from]?.end ?? 0, hits[to]?.start ?? 0);
  const has = (id: string): boolean => (where.get(id) ?? []).some((hit) => hit > from && hit < to);
  return (
    /[,\n]/.test(gap) ||
    has('neg') ||
    has('cannot') ||
    has('will') ||
    (has('me') && has('they')) ||
    (has('me') && has('leave'))
  );
}

/**
 * A time long gone stands with the sign, and nothing between them leads back to today ("last year I came here, now they
 * lock me" is today; "last year they locked me, now I am home" is not).
 */
export function isLongAgo({ hits, where, spacing }: Reading, found: readonly number[]): boolean {
  const present = ['now', 'every'].flatMap((id) => where.get(id) ?? []);
  const deeds = found.filter((hit) => !present.includes(hit));
  const first = Math.min(...deeds);
  const last = Math.max(...deeds);
  return (where.get('long-ago') ?? []).some((past) => {
    if (past > last) return spacing(hits[last]?.end ?? 0, hits[past]?.start ?? 0) <= 4;
    return !present.some((now) => now > past && now <= last) && first >= past - 1;
  });
}

/** "afraid the boat sinks, are there life vests?": what is feared and asked about has not happened. */
export function isOnlyFeared(reading: Reading, found: readonly number[]): boolean {
  const first = Math.min(...found);
  const fears = reading.where.get('fear') ?? [];
  return fears.some((fear) => found.includes(fear) || (fear < first && between(reading, fear, first) <= 0.5));
}

/** Nobody is named at all: no writer, no relative, no other. */
export function namesNobody({ where }: Reading): boolean {
  return !['me', 'my', 'relative', 'child', 'they', 'people', 'gang'].some((id) => where.has(id));
}

/** Is it the writer, or one of the writer's own, whom the sign is about? A person who watches, reads or asks is not. */
export function isAboutOwn(reading: Reading, found: readonly number[], strictly: boolean): boolean {
  const owners = ['me', 'my', 'relative', 'own-child'].flatMap((id) => reading.where.get(id) ?? []);
  return owners.some((owner) => isOwn(reading, owner, strictly) && nearAny(reading, owner, found));
}

/** In a film or a song a brother is anybody's, unless he is "my" brother. */
function isOwn(reading: Reading, owner: number, strictly: boolean): boolean {
  if (tells(reading, owner)) return false;
  const ids = reading.hits[owner]?.ids;
  if (!strictly || ids?.has('me') || ids?.has('my')) return true;
  const before = reading.hits[owner - 1]?.ids.has('my') === true && between(reading, owner - 1, owner) < 1;
  const after = reading.hits[owner + 1]?.ids.has('me') === true && between(reading, owner, owner + 1) < 0.3;
  return before || after || /(?:ខ្ញុំ|knhom|nhom)$/.test(reading.prepared.text.slice(0, reading.hits[owner]?.end));
}

const telling = [
  'media',
  'hearsay',
  'game',
  'school',
  'save-number',
  'avoid',
  'want',
  'know',
  'meaning-of',
  'question',
  'plea',
  'look-on',
];

function tells(reading: Reading, owner: number): boolean {
  const next = reading.hits[owner + 1];
  if (next === undefined || between(reading, owner, owner + 1) > 1.5) return false;
  return telling.some((id) => next.ids.has(id));
}

function nearAny(reading: Reading, owner: number, found: readonly number[]): boolean {
  return found.some(
    (hit) => hit === owner || Math.abs(between(reading, Math.min(hit, owner), Math.max(hit, owner))) <= 4,
  );
}
