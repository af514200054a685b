import { parseEntities } from '../entities.ts';
import { decimal, integer, type Params, structure, text } from '../params.ts';
import { Refused, refusals } from '../refusals.ts';
import { messageObject } from '../wire.ts';
import { type Chat, type ShownMessage, seconds, show, type World } from '../world.ts';
import { buttonsOf, chatOf, checkReply, type Method, threadOf } from './target.ts';

const twoDays = 48 * 3600;
const answerWithin = 150_000;

export const messageMethods: Readonly<Record<string, Method>> = {
  sendMessage(world, params) {
    const chat = chatOf(world, params);
    const message = { text: textOf(params), kind: 'text', file: null, location: null } as const;
    return sent(world, chat, params, message);
  },
  sendLocation(world, params) {
    const chat = chatOf(world, params);
    const latitude = decimal(params, 'latitude');
    const longitude = decimal(params, 'longitude');
    if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
      throw new Refused(refusals.location);
    }
    return sent(world, chat, params, { text: '', kind: 'location', file: null, location: { latitude, longitude } });
  },
  sendContact(world, params) {
    const chat = chatOf(world, params);
    const number = text(params, 'phone_number');
    if (number === '' || text(params, 'first_name') === '') throw new Refused(refusals.contact);
    return sent(world, chat, params, { text: number, kind: 'contact', file: null, location: null });
  },
  sendChatAction(world, params) {
    chatOf(world, params);
    if (!/^(typing|upload_\w+|record_\w+|choose_sticker|find_location)$/.test(text(params, 'action'))) {
      throw new Refused(refusals.action);
    }
    return true;
  },
  editMessageText(world, params) {
    const chat = chatOf(world, params);
    const message = find(chat, integer(params, 'message_id'), refusals.editMissing);
    if (message.by !== 'bot') throw new Refused(refusals.editForeign);
    const next = { text: textOf(params), buttons: buttonsOf(params) };
    const same = next.text === message.text && JSON.stringify(next.buttons) === JSON.stringify(message.buttons);
    if (same) throw new Refused(refusals.notModified);
    Object.assign(message, next);
    return messageObject(world, chat, message);
  },
  deleteMessage(world, params) {
    const chat = chatOf(world, params);
    const message = find(chat, integer(params, 'message_id'), refusals.deleteMissing);
    if (!deletable(world, message)) throw new Refused(refusals.deleteRefused);
    chat.messages.splice(chat.messages.indexOf(message), 1);
    return true;
  },
  deleteMessages(world, params) {
    const chat = chatOf(world, params);
    const ids = structure(params, 'message_ids');
    if (!Array.isArray(ids) || ids.length === 0) throw new Refused(refusals.idsMissing);
    if (ids.length > 100) throw new Refused(refusals.idsTooMany);
    const found = chat.messages.filter(({ id }) => ids.includes(id));
    if (!found.every((message) => deletable(world, message))) throw new Refused(refusals.deleteRefused);
    for (const message of found) chat.messages.splice(chat.messages.indexOf(message), 1);
    return true;
  },
  answerCallbackQuery(world, params) {
    const pressedAt = world.queries.get(text(params, 'callback_query_id'));
    if (pressedAt === undefined || world.clock.now() - pressedAt > answerWithin) {
      throw new Refused(refusals.queryTooOld);
    }
    if (text(params, 'text').length > 200) throw new Refused(refusals.answerTooLong);
    world.queries.delete(text(params, 'callback_query_id'));
    return true;
  },
};

/** The visible text: markup parsed, blanks trimmed, at most 4096 characters after that. */
function textOf(params: Params): string {
  const plain = parseEntities(text(params, 'text'), text(params, 'parse_mode')).trim();
  if (plain === '') throw new Refused(refusals.textEmpty);
  if (plain.length > 4096) throw new Refused(refusals.textTooLong);
  return plain;
}

type Content = Pick<ShownMessage, 'text' | 'kind' | 'file' | 'location'>;

export function sent(world: World, chat: Chat, params: Params, content: Content): unknown {
  const thread = threadOf(chat, params);
  checkReply(chat, params);
  const message = show(world, chat, { ...content, by: 'bot', thread, buttons: buttonsOf(params) });
  return messageObject(world, chat, message);
}

function find(chat: Chat, id: number | null, refusal: ConstructorParameters<typeof Refused>[0]): ShownMessage {
  const message = chat.messages.find((known) => known.id === id);
  if (message === undefined) throw new Refused(refusal);
  return message;
}

function deletable(world: World, message: ShownMessage): boolean {
  return seconds(world) - message.date < twoDays;
}
