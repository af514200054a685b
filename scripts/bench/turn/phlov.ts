import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startPhlov } from '../../../bots/phlov.ts';
import { systemClock } from '../../../core/runtime/clock.ts';
import { readConfig } from '../../../core/runtime/config.ts';
import { knowledgeSource } from '../../../core/runtime/knowledge/source.ts';
import { silentLog } from '../../../core/runtime/log.ts';
import { appSecret, pageId } from './load.ts';
import { answerQuestions } from './stdin.ts';

/** The whole of Phlov with Messenger, durable on SQLite. */
const [folder = '', sinkPort = ''] = process.argv.slice(2);
const project = join(import.meta.dirname, '..', '..', '..', '..');
const read = readConfig({
  PORT: '0',
  PHLOV_DATA_DIR: folder,
  PHLOV_ADMIN_PASSWORD: 'bench-password',
  MESSENGER_PAGE_ID: pageId,
  MESSENGER_PAGE_TOKEN: 'bench-token',
  MESSENGER_APP_ID: '42',
  MESSENGER_APP_SECRET: appSecret,
  MESSENGER_VERIFY_TOKEN: 'bench',
  MESSENGER_API_ROOT: `http://127.0.0.1:${sinkPort}`,
});
if ('wrong' in read) throw new Error(read.wrong);
const outcome = await startPhlov({
  config: read.config,
  log: silentLog,
  clock: systemClock,
  random: { id: () => randomBytes(16).toString('base64url'), fraction: () => Math.random() },
  contentFolder: join(project, 'content'),
  pageFolder: join(project, 'dist', 'page'),
  makeKnowledge: knowledgeSource(join(project, 'dist', 'knowledge.bin')),
  unhurried: true,
});
if ('wrong' in outcome) throw new Error(outcome.wrong);
answerQuestions(Number(new URL(outcome.phlov.url).port));
