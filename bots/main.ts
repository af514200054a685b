import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Random } from '../core/model/index.ts';
import { systemClock } from '../core/runtime/clock.ts';
import { type Config, readConfig } from '../core/runtime/config.ts';
import { knowledgeSource } from '../core/runtime/knowledge/source.ts';
import { faultOf } from '../core/runtime/log.ts';
import { StoreError } from '../core/storage/errors.ts';
import { type Phlov, startPhlov } from './phlov.ts';

/** Where `npm start` ends up. `dist/bots/main.js` stands two folders below the project. */
const project = join(import.meta.dirname, '..', '..');

const random: Random = { id: () => randomBytes(16).toString('base64url'), fraction: () => Math.random() };

async function main(): Promise<void> {
  const read = readConfig(process.env);
  if ('wrong' in read) return refuse(read.wrong);
  const { config } = read;
  const log = pino({ level: config.LOG_LEVEL, base: null });
  process.on('unhandledRejection', (thrown) => log.error(faultOf(thrown), 'unhandled'));
  try {
    const outcome = await startPhlov({
      config,
      log,
      clock: systemClock,
      random,
      contentFolder: join(project, 'content'),
      pageFolder: join(project, 'dist', 'page'),
      makeKnowledge: knowledgeSource(join(project, 'dist', 'knowledge.bin')),
    });
    if ('wrong' in outcome) return refuse(outcome.wrong);
    announce(outcome.phlov, config);
    stopOnSignal(outcome.phlov);
  } catch (thrown) {
    if (thrown instanceof StoreError) return refuse(thrown.sentence);
    throw thrown;
  }
}

function announce({ url, first, channels }: Phlov, { PUBLIC_URL }: Config): void {
  const address = PUBLIC_URL?.replace(/\/$/, '') ?? url;
  const lines = [`Phlov is ready.`, `  Chat:     ${address}/chat`, `  Console:  ${address}/console`];
  if ('path' in first) lines.push(`  First administrator, once: ${address}${first.path}`);
  for (const { channel, missing } of channels.off) lines.push(`  ${channel} is off: set ${missing.join(', ')}.`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

function stopOnSignal(phlov: Phlov): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    phlov.stop().finally(() => process.exit());
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

await main();
