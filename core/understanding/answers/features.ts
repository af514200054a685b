import { foldWord, type Prepared, type Token } from '../words/index.ts';
import { khmerPieces } from '../words/pieces.ts';

/** What of a text counts, by name: `#passport` a concept, `w:...` a word as written, `a|b` two neighbours, `k:` and `l:` pieces. */
export type Features = ReadonlyMap<string, number>;

/** Which parts are read; an ablation turns one off. */
export interface Reading {
  readonly pieces: boolean;
  readonly neighbours: boolean;
}
export const wholeReading: Reading = { pieces: true, neighbours: true };

/** Words weigh most; a place says less than what is asked about it; pieces carry what spelling broke. */
const weight = { word: 1, written: 0.5, broader: 0.6, place: 0.6, number: 0.4, neighbours: 0.6, piece: 0.45 };
const negations = new Set(['មិន', 'អត', 'គ្មាន', 'not', 'no', 'ot', 'min', 'without', 'never'].map(foldWord));
/** A text longer than any question: what comes after so many words no longer changes what it asks. */
const mostTokens = 160;

export function featuresOf(prepared: Prepared, reading: Reading = wholeReading): Features {
  const features = new Map<string, number>();
  const add = (name: string, amount: number): void => {
    if ((features.get(name) ?? 0) < amount) features.set(name, amount);
  };
  let before: string | null = null;
  for (const token of prepared.tokens.slice(0, mostTokens)) {
    if (token.script === 'number') add(ageOrNumber(token.text), weight.number);
    else {
      addWord(token, add);
      if (reading.pieces && !token.stop) addPieces(token, add);
      if (token.stop && !negations.has(token.name)) continue;
      if (reading.neighbours && before !== null) add(pair(before, token.name), weight.neighbours);
      before = token.name;
    }
  }
  if (reading.pieces) {
    for (const two of khmerPieces(prepared.folded.text, mostClusters)) add(`k:${two}`, weight.piece);
  }
  return features;
}

type Add = (name: string, amount: number) => void;

function addWord(token: Token, add: Add): void {
  if (token.stop) return;
  if (token.country !== null) {
    add(token.name, weight.place);
    add('#country', weight.broader);
    return;
  }
  add(token.name, weight.word);
  if (token.known) add(`w:${token.script === 'khmer' ? foldWord(token.text) : token.text}`, weight.written);
  for (const each of token.broader) add(each, weight.broader);
}

/** 12 to 17 is an age that matters here; other numbers only say that there is one. */
function ageOrNumber(text: string): string {
  const value = Number(text.replace(/[.,]/g, ''));
  return value >= 12 && value <= 17 ? '#young' : '#number';
}

function pair(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}

/** Four letters in a row of each Latin word, its borders included: they survive a wrong letter. */
function addPieces(token: Token, add: Add): void {
  if (token.script !== 'latin') return;
  for (const word of token.text.split(/[ -]/)) {
    if (word.length < 3) continue;
    const edged = `^${word}$`;
    for (let i = 0; i + 4 <= edged.length && i < 24; i++) add(`l:${edged.slice(i, i + 4)}`, weight.piece);
  }
}

const mostClusters = 240;

export function isPiece(name: string): boolean {
  return name.charAt(1) === ':' && (name.charAt(0) === 'k' || name.charAt(0) === 'l');
}

export function isNeighbours(name: string): boolean {
  return name.includes('|');
}
