import { hashOf, joined } from '../learned/hash.ts';
import type { Folded } from '../words/fold.ts';
import { foldWord, type Prepared, type Token } from '../words/index.ts';
import { latinPieces } from '../words/pieces.ts';

/**
 * What of a text counts, each once with its greatest weight. A feature is a number: the hash of what it is called (a concept
 * or a word, a word as written, two neighbours, a piece), with its kind in the two lowest bits.
 */
export interface Features {
  readonly names: readonly number[];
  readonly weights: readonly number[];
}

/** Which parts are read; an ablation turns one off. */
export interface Reading {
  readonly pieces: boolean;
  readonly neighbours: boolean;
}
export const wholeReading: Reading = { pieces: true, neighbours: true };

const kind = { word: 0, piece: 1, neighbours: 2 } as const;
const kindBits = 3;
const seed = { name: 41, written: 42, neighbours: 43 };

/** Whole numbers that the engine keeps without a box: signed, 32 bits. */
const named = (hash: number, of: number): number => (hash & ~kindBits) | of;

export function nameOf(word: string): number {
  return named(hashOf(word, seed.name), kind.word);
}

export function isPiece(name: number): boolean {
  return (name & kindBits) === kind.piece;
}

export function isNeighbours(name: number): boolean {
  return (name & kindBits) === kind.neighbours;
}

/** Words weigh most; a place says less than what is asked about it; pieces carry what spelling broke. */
const weight = { word: 1, written: 0.5, broader: 0.6, place: 0.6, number: 0.4, neighbours: 0.6, piece: 0.45 };
const negations = new Set(['មិន', 'អត', 'គ្មាន', 'not', 'no', 'ot', 'min', 'without', 'never'].map(foldWord));
/** A text longer than any question: what comes after so many words no longer changes what it asks. */
const mostTokens = 160;

export function featuresOf(prepared: Prepared, reading: Reading = wholeReading): Features {
  const features = new Collected();
  let before: number | null = null;
  for (const token of prepared.tokens.slice(0, mostTokens)) {
    if (token.script === 'number') features.add(ageOrNumber(token.text), weight.number);
    else {
      addWord(token, prepared.folded, features);
      if (reading.pieces && token.script === 'latin' && !token.stop) addPieces(latinPieces(token.text), features);
      if (token.stop && !negations.has(token.name)) continue;
      const name = nameOf(token.name);
      if (reading.neighbours && before !== null) features.add(pair(before, name), weight.neighbours);
      before = name;
    }
  }
  if (reading.pieces) addPieces(prepared.pieces(), features);
  return features;
}

/** Work space, used again for every text: in which text a slot was last taken, and by which feature. */
const slots = 1 << 13;
const space = { text: 0, met: new Int32Array(slots), at: new Int32Array(slots) };

class Collected implements Features {
  readonly names: number[] = [];
  readonly weights: number[] = [];
  readonly #text = ++space.text;

  /** Of a feature that comes again the greatest weight counts. */
  add(name: number, amount: number): void {
    let slot = (name ^ (name >>> 13)) & (slots - 1);
    while (space.met[slot] === this.#text) {
      const at = space.at[slot] ?? 0;
      if (this.names[at] === name) {
        this.weights[at] = Math.max(this.weights[at] ?? 0, amount);
        return;
      }
      slot = (slot + 1) & (slots - 1);
    }
    if (this.names.length >= slots / 2) return;
    space.met[slot] = this.#text;
    space.at[slot] = this.names.push(name) - 1;
    this.weights.push(amount);
  }
}

function addWord(token: Token, folded: Folded, features: Collected): void {
  if (token.stop) return;
  if (token.country !== null) {
    features.add(nameOf(token.name), weight.place);
    features.add(country, weight.broader);
    return;
  }
  features.add(nameOf(token.name), weight.word);
  if (token.known) features.add(written(token, folded), weight.written);
  for (const each of token.broader) features.add(nameOf(each), weight.broader);
}

function written({ script, text, start, end }: Token, { text: heard, position }: Folded): number {
  const hash =
    script === 'khmer' ? hashOf(heard, seed.written, position[start], position[end]) : hashOf(text, seed.written);
  return named(hash, kind.word);
}

function addPieces(pieces: readonly number[], features: Collected): void {
  for (const piece of pieces) features.add(named(piece, kind.piece), weight.piece);
}

const country = nameOf('#country');
const young = nameOf('#young');
const number = nameOf('#number');

/** 12 to 17 is an age that matters here; other numbers only say that there is one. */
function ageOrNumber(text: string): number {
  const value = Number(text.replace(/[.,]/g, ''));
  return value >= 12 && value <= 17 ? young : number;
}

/** Whichever of the two comes first. */
function pair(a: number, b: number): number {
  return named(a < b ? joined(a, b, seed.neighbours) : joined(b, a, seed.neighbours), kind.neighbours);
}
