import { type Command, commands, type IncomingFact, type MessageRef } from '../../core/model/index.ts';

/** A text that begins with a slash, taken apart. */
interface Slash {
  readonly name: string;
  /** `/help@some_bot` is meant for that bot alone. */
  readonly bot: string | null;
  readonly rest: string;
}

export function slashOf(text: string): Slash | null {
  const found = /^\/(\w{1,32})(?:@(\w{1,64}))?(?:\s+([\s\S]*))?$/.exec(text.trim());
  if (found === null) return null;
  return { name: (found[1] ?? '').toLowerCase(), bot: found[2]?.toLowerCase() ?? null, rest: (found[3] ?? '').trim() };
}

/** Commands after which nothing more may be shown. */
const silencing: ReadonlySet<Command> = new Set(['hide', 'stop', 'delete']);

/**
 * The facts in a text that is one of our commands; null when it is none. Words after a command are heard as a message, so that
 * `/help they lock me in` loses nothing; those before `hide` and its like come first, because it has the last word.
 */
export function commandFacts(
  text: string,
  message: MessageRef,
  botName: string | null,
): readonly IncomingFact[] | null {
  const slash = slashOf(text);
  if (slash === null || (slash.bot !== null && botName !== null && slash.bot !== botName.toLowerCase())) return null;
  const command = commands.find((known) => known === slash.name);
  if (command === undefined) return null;
  if (command === 'start') return startFacts(slash.rest, message);
  const given: IncomingFact = { type: 'command_given', command, message };
  const words = wordsOf(slash.rest, message);
  return silencing.has(command) ? [...words, given] : [given, ...words];
}

/** A link carries at most 64 characters of `A-Za-z0-9_-`; anything else was typed by the person. */
function startFacts(rest: string, message: MessageRef): readonly IncomingFact[] {
  const isRef = /^[\w-]{1,64}$/.test(rest);
  return [
    { type: 'conversation_started', ref: isRef ? rest : null, message },
    ...(isRef ? [] : wordsOf(rest, message)),
  ];
}

function wordsOf(text: string, message: MessageRef): readonly IncomingFact[] {
  return text === '' ? [] : [{ type: 'message_received', text, attachments: [], message, forwarded: false }];
}
