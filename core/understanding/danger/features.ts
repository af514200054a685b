import { type Bag, collect } from '../learned/bag.ts';
import { hashOf, joined } from '../learned/hash.ts';
import type { Ruling } from './rulings.ts';
import type { Scene } from './weigh.ts';

const kind = { sign: 21, pair: 22, rule: 23, frame: 24, trouble: 25, form: 26 } as const;

/** How far apart, in signs, two may stand and still be heard together. */
const reach = 3;

/** Everything beside the words that tells danger from what only sounds like it: the signs in their order, what the rules say. */
export function bagOfRuling({ scene, degree, signs, burden }: Ruling): Bag {
  const { prepared } = scene.reading;
  return collect(({ add }) => {
    addSigns(scene, add);
    add(hashOf(degree, kind.rule), 1.5);
    for (const sign of signs) add(hashOf(`${sign.kind} ${sign.weight}`, kind.rule), 1);
    for (const sign of burden.signs) add(hashOf(sign.kind, kind.trouble), 0.5);
    add(hashOf('burden', kind.form), Math.min(4, burden.points) / 2);
    for (const [name, says] of Object.entries(scene.frame)) if (says) add(hashOf(name, kind.frame), 1);
    for (const { kind: signal } of prepared.emoji) add(hashOf(signal, kind.form), 1);
    add(hashOf(prepared.writing, kind.form), 0.5);
    add(hashOf('length', kind.form), Math.min(3, prepared.tokens.length / 10));
    if (prepared.text.includes('?')) add(hashOf('?', kind.form), 1);
  });
}

/** A text as danger is learned from it. */
export function bagsOf(ruling: Ruling): readonly Bag[] {
  return [ruling.scene.reading.prepared.bag(), bagOfRuling(ruling)];
}

function addSigns({ reading, negatedBy, masked }: Scene, add: (hash: number, value: number) => void): void {
  const heard = reading.hits.map(({ ids }, hit) => {
    const mark = `${negatedBy[hit] === -1 ? '' : '!'}${masked.has(hit) ? '~' : ''}`;
    return [...ids].map((id) => hashOf(mark === '' ? id : id + mark, kind.sign));
  });
  for (let i = 0; i < heard.length; i++) {
    for (const sign of heard[i] ?? []) {
      add(sign, 1);
      for (let later = i + 1; later <= i + reach && later < heard.length; later++) {
        for (const other of heard[later] ?? []) add(joined(sign, other, kind.pair), 0.6);
      }
    }
  }
}
