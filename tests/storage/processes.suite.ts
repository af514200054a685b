import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { storeOn } from '../support/stores.ts';
import type { DurablePlace } from './under-test.ts';

async function counting(config: object): Promise<unknown> {
  const runner = new URL('../support/typescript.mjs', import.meta.url).href;
  const script = fileURLToPath(new URL('counter.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', runner, script, JSON.stringify({ ...config, times: 60 })]);
  let complained = '';
  child.stderr.on('data', (chunk) => {
    complained += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, complained };
}

/** Several processes may share one store. */
export function processesCase(name: string, make: () => Promise<DurablePlace>): void {
  test(`three processes that make the store at the same moment and count together lose nothing: ${name}`, async () => {
    const place = await make();
    try {
      const ended = await Promise.all([1, 2, 3].map(() => counting(place.config)));
      expect(ended).toEqual([1, 2, 3].map(() => ({ code: 0, complained: '' })));
      const shape = { kind: 'counter', mark: () => ({ group: 'all', rank: 0, due: null }) } as const;
      const shared = await storeOn(await place.open())
        .documents<number>(shape)
        .read('shared');
      expect([shared?.document, shared?.version]).toEqual([180, 180]);
    } finally {
      await place.dispose();
    }
  });
}
