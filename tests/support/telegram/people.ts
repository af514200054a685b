import { randomBytes } from 'node:crypto';
import type { UpdateQueue } from './updates.ts';
import { botObject, chatObject, messageObject } from './wire.ts';
import { type Chat, keepFile, type ShownMessage, seconds, show, type World } from './world.ts';

export type SentKind = 'photo' | 'voice' | 'video' | 'audio' | 'document' | 'sticker';

const mimes: Readonly<Record<SentKind, string>> = {
  photo: 'image/jpeg',
  voice: 'audio/ogg',
  video: 'video/mp4',
  audio: 'audio/mpeg',
  document: 'application/pdf',
  sticker: 'image/webp',
};

/** Somebody with a phone. What they do becomes an update; each act returns the message's id. */
export class FakePerson {
  readonly id: number;
  readonly #world: World;
  readonly #queue: UpdateQueue;
  readonly #chat: Chat;
  readonly #profile: Readonly<Record<string, unknown>>;

  constructor(world: World, queue: UpdateQueue, chat: Chat, profile: { readonly language?: string }) {
    this.id = chat.id;
    this.#world = world;
    this.#queue = queue;
    this.#chat = chat;
    const language = profile.language === undefined ? {} : { language_code: profile.language };
    this.#profile = { id: chat.id, is_bot: false, first_name: chat.title, ...language };
  }

  /** What is on the screen, oldest first. */
  get sees(): readonly ShownMessage[] {
    return this.#chat.messages;
  }

  /** The newest message of the bot. */
  get lastSeen(): ShownMessage | null {
    return this.#chat.messages.findLast(({ by }) => by === 'bot') ?? null;
  }

  says(text: string, extra: Readonly<Record<string, unknown>> = {}): number {
    return this.#write({ text, kind: 'text', file: null, location: null }, extra);
  }

  /** Passes on what somebody else wrote. */
  forwards(text: string): number {
    const origin = { type: 'hidden_user', sender_user_name: 'Someone', date: seconds(this.#world) - 60 };
    return this.says(text, { forward_origin: origin });
  }

  sends(kind: SentKind, file: { bytes?: Buffer; size?: number; name?: string; caption?: string } = {}): number {
    const bytes = file.bytes ?? Buffer.from(`a ${kind}`);
    const upload = { name: file.name ?? `a.${kind}`, mime: mimes[kind], bytes };
    const id = keepFile(this.#world, upload, file.size ?? bytes.length);
    return this.#write({ text: file.caption ?? '', kind, file: id, location: null });
  }

  sharesLocation(latitude: number, longitude: number): number {
    return this.#write({ text: '', kind: 'location', file: null, location: { latitude, longitude } });
  }

  sharesContact(name: string, number: string): number {
    const contact = { phone_number: number, first_name: name };
    return this.#write({ text: number, kind: 'contact', file: null, location: null }, { contact });
  }

  edits(message: number, text: string): void {
    const found = this.#chat.messages.find(({ id }) => id === message);
    if (found === undefined) throw new Error('no such message to edit');
    found.text = text;
    const edited = { ...messageObject(this.#world, this.#chat, found), from: this.#profile };
    this.#queue.add('edited_message', { ...edited, edit_date: seconds(this.#world) });
  }

  /** Presses the button with this title: the newest one on the screen, unless a message is named. */
  presses(title: string, message?: number): string {
    const shown = this.#chat.messages.findLast(
      ({ id, buttons }) =>
        (message === undefined || id === message) && buttons.flat().some((button) => button.text === title),
    );
    const data = shown?.buttons.flat().find((button) => button.text === title)?.data;
    if (shown === undefined || data === undefined || data === null) throw new Error(`no button "${title}" to press`);
    return this.pressesData(data, shown);
  }

  /** A press on a button that may be long gone. */
  pressesData(data: string, shown: ShownMessage | null): string {
    const id = randomBytes(9).toString('base64url');
    this.#world.queries.set(id, this.#world.clock.now());
    const message = shown === null ? {} : { message: messageObject(this.#world, this.#chat, shown) };
    this.#queue.add('callback_query', { id, from: this.#profile, chat_instance: '1', data, ...message });
    return id;
  }

  blocks(): void {
    this.#chat.state = 'blocked';
    this.#member('member', 'kicked');
  }

  unblocks(): void {
    this.#chat.state = 'open';
    this.#member('kicked', 'member');
  }

  #member(from: string, to: string): void {
    const user = botObject(this.#world);
    this.#queue.add('my_chat_member', {
      chat: chatObject(this.#chat),
      from: this.#profile,
      date: seconds(this.#world),
      old_chat_member: { user, status: from },
      new_chat_member: { user, status: to, ...(to === 'kicked' ? { until_date: 0 } : {}) },
    });
  }

  #write(content: Pick<ShownMessage, 'text' | 'kind' | 'file' | 'location'>, extra = {}): number {
    const message = show(this.#world, this.#chat, { ...content, by: 'person', thread: null, buttons: [] });
    const object = { ...messageObject(this.#world, this.#chat, message), from: this.#profile, ...extra };
    this.#queue.add('message', object);
    return message.id;
  }
}

/** A group that the bot is in. */
export class FakeGroup {
  readonly id: number;
  readonly #world: World;
  readonly #queue: UpdateQueue;
  readonly #chat: Chat;

  constructor(world: World, queue: UpdateQueue, chat: Chat) {
    this.id = chat.id;
    this.#world = world;
    this.#queue = queue;
    this.#chat = chat;
  }

  get sees(): readonly ShownMessage[] {
    return this.#chat.messages;
  }

  /** Somebody in the group writes. */
  hears(text: string, from: number, extra: Readonly<Record<string, unknown>> = {}): number {
    const content = {
      text,
      kind: 'text',
      file: null,
      location: null,
      by: 'person',
      thread: null,
      buttons: [],
    } as const;
    const message = show(this.#world, this.#chat, content);
    const user = { id: from, is_bot: false, first_name: 'Member' };
    this.#queue.add('message', { ...messageObject(this.#world, this.#chat, message), from: user, ...extra });
    return message.id;
  }

  addsBot(): void {
    const user = botObject(this.#world);
    this.#queue.add('my_chat_member', {
      chat: chatObject(this.#chat),
      from: { id: 1, is_bot: false, first_name: 'Member' },
      date: seconds(this.#world),
      old_chat_member: { user, status: 'left' },
      new_chat_member: { user, status: 'member' },
    });
  }

  /** From now on the chat answers at its new id only. */
  upgradesTo(id: number): void {
    this.#chat.migratedTo = id;
  }
}
