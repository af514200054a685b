import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface Timing {
  readonly medianMs: number;
  readonly p99Ms: number;
}

/** Times each text once a round, after one round to warm up. */
export async function timeEach(
  texts: readonly string[],
  ask: (text: string) => unknown,
  rounds: number,
): Promise<Timing> {
  for (const text of texts) await ask(text);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const text of texts) {
      const start = performance.now();
      const answer = ask(text);
      if (answer instanceof Promise) await answer;
      times.push(performance.now() - start);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((times[Math.floor(share * (times.length - 1))] ?? 0) * 10000) / 10000;
  return { medianMs: at(0.5), p99Ms: at(0.99) };
}

setFlagsFromString('--expose_gc');
const collect: unknown = runInNewContext('gc');

/** Megabytes held once everything unused is gone. */
export function heldMb(): number {
  if (typeof collect === 'function') for (let round = 0; round < 3; round++) collect();
  const { heapUsed, arrayBuffers, external } = process.memoryUsage();
  return (heapUsed + Math.max(arrayBuffers, external)) / 2 ** 20;
}
