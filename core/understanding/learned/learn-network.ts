import type { Bag } from './bag.ts';
import type { Labelled } from './labelled.ts';
import { factorOf, headsOf, type Network, width } from './network.ts';
import { diceOf, shuffled } from './order.ts';
import { buildPlaces, type Places, placeOf } from './places.ts';
import { softmax } from './shares.ts';

/**
 * `keep`: of each text only this share of the features is heard at a time, so that none is leant on alone and every text
 * is learned from in many ways (dropout). It is what brings most: with all features heard, danger in texts of other authors
 * is missed two to three times as often.
 */
const learning = { rounds: 14, rate: 0.1, keep: 0.25, start: 0.1 };
/** A feature met in fewer texts teaches nothing that holds elsewhere. */
const rare = 4;

/** For each head the right class, or null where nobody says which. */
export type Right = readonly (number | null)[];

/** A text as the network takes it in: the rows of the features it knows. */
interface Heard {
  readonly rows: Int32Array;
  readonly values: Float32Array;
  readonly right: Right;
}

/**
 * Weights that learn: the sum of what each was over the later rounds, and how far each, or each row of them, has been pushed
 * so far (AdaGrad).
 */
interface Layer {
  readonly weights: Float32Array;
  readonly pushed: Float32Array;
  readonly sum: Float32Array;
}

interface Growing {
  readonly heads: readonly number[];
  readonly moves: Layer;
  readonly rest: Layer;
  readonly says: Layer;
  readonly bias: Layer;
}

/**
 * Learns by gradient steps whose length shrinks with what each weight has already moved, averaged over the later half of the
 * rounds. The same texts in the same order give the same network. `heads`: how many classes each head tells apart; what one
 * head learns helps the others.
 */
export function learnNetwork(texts: readonly Labelled<Right>[], heads: readonly number[]): Network {
  const rows = rowsOf(texts);
  const heard = texts.map((text) => hear(text, rows));
  const dice = diceOf(1);
  const growing = start(rows.size, heads, dice);
  for (let round = 0; round < learning.rounds; round++) {
    for (const i of shuffled(heard.length, round + 1)) {
      const text = heard[i];
      if (text !== undefined) takeStep(growing, text, dice);
    }
    if (round * 2 >= learning.rounds) for (const layer of layersOf(growing)) addUp(layer);
  }
  return finished(growing, rows.places);
}

function rowsOf(texts: readonly Labelled<Right>[]): { readonly places: Places; readonly size: number } {
  const met = new Map<number, number>();
  for (const { bags } of texts) {
    for (const { hashes } of bags) for (const hash of hashes) met.set(hash, (met.get(hash) ?? 0) + 1);
  }
  const names = [...met].flatMap(([hash, times]) => (times < rare ? [] : [hash]));
  return { places: buildPlaces(names), size: names.length };
}

function hear({ bags, right }: Labelled<Right>, { places }: { readonly places: Places }): Heard {
  const factor = factorOf(bags) / learning.keep;
  const known = bags.flatMap(({ hashes, values }: Bag) =>
    Array.from(hashes, (hash, i) => ({ row: placeOf(places, hash), value: (values[i] ?? 0) * factor })),
  );
  const found = known.filter(({ row }) => row >= 0);
  return {
    rows: Int32Array.from(found, ({ row }) => row),
    values: Float32Array.from(found, ({ value }) => value),
    right,
  };
}

function start(rows: number, heads: readonly number[], dice: () => number): Growing {
  const classes = heads.reduce((sum, each) => sum + each, 0);
  const random = (most: number) => (): number => (dice() * 2 - 1) * most;
  return {
    heads,
    moves: layer(rows * width, rows, random(learning.start)),
    rest: layer(width, width),
    says: layer(width * classes, width * classes, random(Math.sqrt(3 / width))),
    bias: layer(classes, classes),
  };
}

function layer(size: number, pushed: number, first: () => number = () => 0): Layer {
  return {
    weights: Float32Array.from({ length: size }, first),
    pushed: new Float32Array(pushed).fill(1e-2),
    sum: new Float32Array(size),
  };
}

const layersOf = ({ moves, rest, says, bias }: Growing): readonly Layer[] => [moves, rest, says, bias];

function addUp({ weights, sum }: Layer): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (weights[i] ?? 0);
}

/** Work space of one step. */
const picked = { rows: new Int32Array(1 << 14), values: new Float32Array(1 << 14), count: 0 };
const hidden = new Float32Array(width);
const blame = new Float32Array(width);

function takeStep(growing: Growing, text: Heard, dice: () => number): void {
  pick(text, dice);
  listen(growing);
  const off = offBy(growing, text.right);
  for (let k = 0; k < off.length; k++) move(growing.bias, k, off[k] ?? 0);
  passBack(growing, off);
  moveRows(growing);
}

/** Which features are heard this time. */
function pick({ rows, values }: Heard, dice: () => number): void {
  picked.count = 0;
  for (let i = 0; i < rows.length && picked.count < picked.rows.length; i++) {
    if (dice() >= learning.keep) continue;
    picked.rows[picked.count] = rows[i] ?? 0;
    picked.values[picked.count++] = values[i] ?? 0;
  }
}

function listen({ moves, rest }: Growing): void {
  hidden.set(rest.weights);
  for (let i = 0; i < picked.count; i++) {
    const start = (picked.rows[i] ?? 0) * width;
    const value = picked.values[i] ?? 0;
    for (let unit = 0; unit < width; unit++) {
      hidden[unit] = (hidden[unit] ?? 0) + value * (moves.weights[start + unit] ?? 0);
    }
  }
}

/** How far each class of each head is off. */
function offBy({ heads, says, bias }: Growing, right: Right): Float32Array {
  const out = bias.weights.slice();
  const classes = out.length;
  for (let unit = 0; unit < width; unit++) {
    const heard = hidden[unit] ?? 0;
    if (heard <= 0) continue;
    for (let k = 0; k < classes; k++) out[k] = (out[k] ?? 0) + heard * (says.weights[unit * classes + k] ?? 0);
  }
  for (const [head, part] of headsOf(heads, out).entries()) {
    const wanted = right[head] ?? null;
    if (wanted === null) part.fill(0);
    else softmax(part)[wanted] = (part[wanted] ?? 0) - 1;
  }
  return out;
}

/** Moves what the hidden units say, and leaves in `blame` how far each of them was off. */
function passBack({ says, rest }: Growing, off: Float32Array): void {
  const classes = off.length;
  blame.fill(0);
  for (let unit = 0; unit < width; unit++) {
    const heard = hidden[unit] ?? 0;
    if (heard <= 0) continue;
    let sum = 0;
    for (let k = 0; k < classes; k++) {
      const at = unit * classes + k;
      sum += (off[k] ?? 0) * (says.weights[at] ?? 0);
      move(says, at, (off[k] ?? 0) * heard);
    }
    blame[unit] = sum;
    move(rest, unit, sum);
  }
}

function moveRows({ moves: { weights, pushed } }: Growing): void {
  let push = 0;
  for (let unit = 0; unit < width; unit++) push += (blame[unit] ?? 0) ** 2 / width;
  for (let i = 0; i < picked.count; i++) {
    const row = picked.rows[i] ?? 0;
    const value = picked.values[i] ?? 0;
    const far = (pushed[row] ?? 0) + push * value * value;
    pushed[row] = far;
    const step = (learning.rate * value) / Math.sqrt(far);
    for (let unit = 0; unit < width; unit++) {
      const at = row * width + unit;
      weights[at] = (weights[at] ?? 0) - step * (blame[unit] ?? 0);
    }
  }
}

function move({ weights, pushed }: Layer, at: number, slope: number): void {
  const far = (pushed[at] ?? 0) + slope * slope;
  pushed[at] = far;
  weights[at] = (weights[at] ?? 0) - (learning.rate * slope) / Math.sqrt(far);
}

function finished({ heads, moves, rest, says, bias }: Growing, rows: Places): Network {
  const rounds = Math.floor(learning.rounds / 2);
  const mean = ({ sum }: Layer): Float32Array => sum.map((each) => each / rounds);
  const wide = mean(moves);
  const step = wide.reduce((most, each) => Math.max(most, Math.abs(each)), 1e-9) / 127;
  const steps = Int8Array.from(wide, (each) => Math.round(each / step));
  return { heads, rows, moves: steps, step, rest: mean(rest), says: mean(says), bias: mean(bias) };
}
