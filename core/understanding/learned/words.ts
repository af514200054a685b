import { latinPieces } from '../words/pieces.ts';
import type { Token } from '../words/token.ts';
import { type Bag, type Collecting, collect } from './bag.ts';
import { hashOf, joined } from './hash.ts';

/** Kinds of feature; each has its own seed, so that a word is not taken for a pair or a piece. */
const kind = { name: 1, written: 2, next: 3, near: 4, first: 5 } as const;
const weight = { name: 1, written: 0.6, broader: 0.6, next: 0.7, near: 0.5, first: 0.5, piece: 0.5 };

/** A text longer than a story: what comes after so many words no longer changes what it is. */
const mostTokens = 220;
/** How many words back a pair may begin. */
const reach = 3;
const number = '#number';

/** Words, their neighbours and their pieces. Words too common for a topic count here: "not", "me" and "already" decide much. */
export function bagOfWords(pieces: readonly number[], tokens: readonly Token[]): Bag {
  return collect((bag) => {
    addTokens(tokens, bag);
    for (const piece of pieces) bag.add(piece, weight.piece);
  });
}

function addTokens(tokens: readonly Token[], bag: Collecting): void {
  const before: number[] = [];
  for (const token of tokens.slice(0, mostTokens)) {
    const name = hashOf(token.script === 'number' ? number : token.name, kind.name);
    if (before.length === 0) bag.add(joined(name, 0, kind.first), weight.first);
    bag.add(name, weight.name);
    bag.add(hashOf(token.text, kind.written), weight.written);
    for (const each of token.broader) bag.add(hashOf(each, kind.name), weight.broader);
    addPairs(name, before, bag);
    before.push(name);
    if (token.script === 'latin') for (const piece of latinPieces(token.text)) bag.add(piece, weight.piece);
  }
}

function addPairs(name: number, before: readonly number[], bag: Collecting): void {
  for (let back = 1; back <= reach && back <= before.length; back++) {
    const other = before[before.length - back] ?? 0;
    if (back === 1) bag.add(joined(other, name, kind.next), weight.next);
    else bag.add(joined(other, name, kind.near), weight.near);
  }
}
