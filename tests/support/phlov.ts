import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Phlov, startPhlov } from '../../bots/phlov.ts';
import { systemClock } from '../../core/runtime/clock.ts';
import { readConfig } from '../../core/runtime/config.ts';
import { type Log, silentLog } from '../../core/runtime/log.ts';
import { shippedKnowledge } from './knowledge.ts';
import { seededRandom } from './random.ts';

export const adminPassword = 'rice-fields-at-dawn';

export interface RunningPhlov {
  readonly phlov: Phlov;
  readonly dataDir: string;
  /** Stops it; the data stays until `remove`. */
  stop(): Promise<void>;
  remove(): Promise<void>;
}

export interface PhlovNeeds {
  readonly environment?: Readonly<Record<string, string>>;
  readonly dataDir?: string;
  readonly pageFolder?: string;
  readonly log?: Log;
}

/** The whole product on a port of its own, as `npm start` runs it; only the settings are the test's. */
export async function runPhlov(needs: PhlovNeeds = {}): Promise<RunningPhlov> {
  const dataDir = needs.dataDir ?? (await mkdtemp(join(tmpdir(), 'phlov-run-')));
  const read = readConfig({
    PORT: '0',
    PHLOV_DATA_DIR: dataDir,
    PHLOV_ADMIN_PASSWORD: adminPassword,
    ...needs.environment,
  });
  if ('wrong' in read) throw new Error(read.wrong);
  const outcome = await startPhlov({
    config: read.config,
    log: needs.log ?? silentLog,
    clock: systemClock,
    random: seededRandom(Math.floor(performance.now())),
    contentFolder: join(import.meta.dirname, '..', '..', 'content'),
    makeKnowledge: shippedKnowledge,
    pageFolder: needs.pageFolder ?? join(import.meta.dirname, '..', '..', 'dist', 'page'),
  });
  if ('wrong' in outcome) throw new Error(outcome.wrong);
  const { phlov } = outcome;
  return { phlov, dataDir, stop: () => phlov.stop(), remove: () => rm(dataDir, { recursive: true, force: true }) };
}
