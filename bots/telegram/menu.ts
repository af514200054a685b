import type { Command, Language } from '../../core/model/index.ts';
import { languages } from '../../core/model/index.ts';
import { type Answered, asApiSignal, ask, type TelegramApi } from './api.ts';
import type { Say } from './health.ts';

/** In the order they stand in Telegram's menu: what may be urgent first. */
const shown: readonly Command[] = ['emergency', 'human', 'offer', 'menu', 'language', 'hide', 'help', 'stop', 'delete'];

const scope = { type: 'all_private_chats' } as const;

/** Sets the menu in every language, and in Khmer for phones in any other. Telegram is only written to where it differs. */
export async function setMenus(api: TelegramApi, say: Say, signal: AbortSignal): Promise<Answered<number>> {
  let changed = 0;
  for (const language of [undefined, ...languages]) {
    const answered = await setMenu(api, menuIn(say, language ?? 'km'), language, signal);
    if ('failure' in answered) return answered;
    changed += answered.result ? 1 : 0;
  }
  return { result: changed };
}

interface MenuItem {
  readonly command: string;
  readonly description: string;
}

function menuIn(say: Say, language: Language): MenuItem[] {
  return shown.map((command) => ({ command, description: say(`telegram.commands.${command}`, language) }));
}

/** True when it had to be changed. */
async function setMenu(
  api: TelegramApi,
  menu: MenuItem[],
  language: Language | undefined,
  signal: AbortSignal,
): Promise<Answered<boolean>> {
  const where = { scope, ...(language === undefined ? {} : { language_code: language }) };
  const known = await ask(() => api.getMyCommands(where, asApiSignal(signal)));
  if ('failure' in known) return known;
  if (sameMenu(known.result, menu)) return { result: false };
  const set = await ask(() => api.setMyCommands(menu, where, asApiSignal(signal)));
  return 'failure' in set ? set : { result: true };
}

function sameMenu(one: readonly MenuItem[], other: readonly MenuItem[]): boolean {
  const written = (menu: readonly MenuItem[]) => menu.map(({ command, description }) => `${command} ${description}`);
  return written(one).join('\n') === written(other).join('\n');
}
