import { isRecord, type Params, structure, text } from '../params.ts';
import { Refused, refusals } from '../refusals.ts';
import { botObject } from '../wire.ts';
import type { Method } from './target.ts';

const scopes =
  /^(default|all_private_chats|all_group_chats|all_chat_administrators|chat|chat_administrators|chat_member)$/;

export const settingMethods: Readonly<Record<string, Method>> = {
  getMe: (world) => ({ ...botObject(world), can_join_groups: true, can_read_all_group_messages: false }),
  setMyCommands(world, params) {
    const commands = structure(params, 'commands');
    if (!Array.isArray(commands)) throw new Refused(refusals.notJson);
    if (commands.length > 100) throw new Refused(refusals.commandsTooMany);
    world.commands.set(shelfOf(params), commands.map(commandOf));
    return true;
  },
  getMyCommands: (world, params) => world.commands.get(shelfOf(params)) ?? [],
  deleteMyCommands(world, params) {
    world.commands.delete(shelfOf(params));
    return true;
  },
};

function commandOf(value: unknown): { command: string; description: string } {
  if (!isRecord(value) || typeof value.command !== 'string' || !/^[a-z0-9_]{1,32}$/.test(value.command)) {
    throw new Refused(refusals.commandName);
  }
  const { command, description } = value;
  if (typeof description !== 'string' || description.trim() === '' || description.length > 256) {
    throw new Refused(refusals.commandDescription);
  }
  return { command, description };
}

/** Commands are kept by scope and by language; the empty language is for everyone without one of their own. */
function shelfOf(params: Params): string {
  const scope = structure(params, 'scope') ?? { type: 'default' };
  if (!isRecord(scope) || typeof scope.type !== 'string' || !scopes.test(scope.type)) throw new Refused(refusals.scope);
  const language = text(params, 'language_code');
  if (!/^([a-z]{2})?$/.test(language)) throw new Refused(refusals.commandLanguage);
  return `${scope.type}/${language}`;
}
