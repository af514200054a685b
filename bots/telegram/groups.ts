import { slashOf } from './commands.ts';
import type { WireMessage } from './wire.ts';

/** Who we are, as far as it is known: the number is in the token, the name comes from `getMe`. */
export interface BotIdentity {
  readonly id: number;
  readonly name: string | null;
}

/** In a group only what is meant for the bot counts: a command, its name, a reply to it. The rest is others' talk. */
export function isAddressed(message: WireMessage, bot: BotIdentity): boolean {
  if (message.reply_to_message?.from?.id === bot.id) return true;
  const text = message.text ?? message.caption ?? '';
  const slash = slashOf(text);
  if (slash !== null) return slash.bot === null || slash.bot === bot.name?.toLowerCase();
  return bot.name !== null && namesIn(text).includes(bot.name.toLowerCase());
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/@(\w{1,64})/g)].map((match) => (match[1] ?? '').toLowerCase());
}
