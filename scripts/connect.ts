import { connectPage } from '../bots/messenger/connect.ts';
import { loadContent } from '../core/content/load.ts';
import { minute } from '../core/model/index.ts';
import { readConfig } from '../core/runtime/config.ts';

/**
 * `npm run connect`: puts the greeting, the menu and the first questions on the Facebook page and lets it send us its messages.
 * Ends with 0 when nothing is missing, 1 when Facebook refused something, 2 when a setting is missing or wrong.
 */
async function connect(): Promise<number> {
  const read = readConfig(process.env);
  if ('wrong' in read) return complain(read.wrong);
  const loaded = await loadContent('content');
  if ('problems' in loaded)
    return complain(loaded.problems.map(({ file, line, reason }) => `${file}:${line}: ${reason}`).join('\n'));
  const { config } = read;
  const { say } = loaded.content;
  const missing = needed.find((name) => config[name] === undefined);
  const language = (process.env.LANG ?? '').startsWith('km') ? 'km' : 'en';
  if (missing !== undefined) return complain(say('messenger.connect.setting-missing', language, { name: missing }));
  const whole = await connectPage({
    pageId: config.MESSENGER_PAGE_ID ?? '',
    pageToken: config.MESSENGER_PAGE_TOKEN ?? '',
    appId: config.MESSENGER_APP_ID ?? '',
    appSecret: config.MESSENGER_APP_SECRET ?? '',
    verifyToken: config.MESSENGER_VERIFY_TOKEN ?? '',
    apiRoot: config.MESSENGER_API_ROOT,
    graphVersion: config.MESSENGER_GRAPH_VERSION,
    publicUrl: config.PUBLIC_URL ?? null,
    language,
    say,
    print: (sentence) => console.log(sentence),
    signal: AbortSignal.timeout(minute),
  });
  return whole ? 0 : 1;
}

const needed = [
  'MESSENGER_PAGE_ID',
  'MESSENGER_PAGE_TOKEN',
  'MESSENGER_APP_ID',
  'MESSENGER_APP_SECRET',
  'MESSENGER_VERIFY_TOKEN',
] as const;

function complain(sentence: string): number {
  console.error(sentence);
  return 2;
}

process.exitCode = await connect();
