import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { StoreConfig } from '../../core/storage/open.ts';
import type { DurablePlace } from './under-test.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Runs the writer until it has acknowledged `enough` writes, then kills it; gives the highest version told of each id. */
async function killedWriter(config: StoreConfig, enough: number): Promise<ReadonlyMap<string, number>> {
  const runner = new URL('../support/typescript.mjs', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', runner, here('writer.ts'), JSON.stringify(config)]);
  let said = '';
  let complained = '';
  child.stderr.on('data', (chunk) => {
    complained += chunk;
  });
  child.stdout.on('data', (chunk) => {
    said += chunk;
    if (said.split('\n').length > enough) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect([signal, complained]).toEqual(['SIGKILL', '']);
  const told = new Map<string, number>();
  for (const line of said.split('\n').slice(0, -1)) {
    const [id = '', version] = line.split(' ');
    told.set(id, Number(version));
  }
  return told;
}

/** Nothing that was acknowledged may be lost, wherever the process was when it died. */
export function killSuite(name: string, make: () => Promise<DurablePlace>): void {
  describe(`a process killed while it writes: ${name}`, () => {
    test.each([1, 60, 400])(
      'after %i acknowledged writes all of them are there, whole, and writing goes on',
      async (enough) => {
        const place = await make();
        try {
          const told = await killedWriter(place.config, enough);
          const shelf = await place.open();
          for (const [id, version] of told) {
            const read = await shelf.read('mailbox', id);
            expect(read?.version).toBeGreaterThanOrEqual(version);
            expect(read?.version).toBeLessThanOrEqual(version + 1);
            expect(Buffer.from(read?.body ?? []).toString()).toBe(`${id} ${read?.version}`);
          }
          expect(told.size).toBeGreaterThan(0);
          await shelf.check();
        } finally {
          await place.dispose();
        }
      },
    );
  });
}
