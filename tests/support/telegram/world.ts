import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../core/model/index.ts';
import type { UploadedFile } from './params.ts';

/** What Telegram itself knows: chats, what is shown in them, files, the bot's settings. */
export interface World {
  readonly clock: Clock;
  readonly bot: { readonly id: number; readonly username: string; readonly token: string };
  readonly chats: Map<number, Chat>;
  readonly files: Map<string, StoredUpload>;
  /** Callback queries not yet answered, with when they were pressed. */
  readonly queries: Map<string, number>;
  /** By `scope/language`. */
  readonly commands: Map<string, readonly { readonly command: string; readonly description: string }[]>;
  nextMessageId: number;
}

export interface Chat {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup' | 'channel';
  readonly title: string;
  state: 'open' | 'blocked' | 'deactivated' | 'kicked';
  migratedTo: number | null;
  readonly messages: ShownMessage[];
  /** Null: not a forum. */
  readonly topics: Map<number, { name: string; closed: boolean }> | null;
}

/** A message as the people in the chat see it. */
export interface ShownMessage {
  readonly id: number;
  readonly by: 'bot' | 'person';
  readonly date: number;
  readonly thread: number | null;
  readonly kind: 'text' | 'photo' | 'voice' | 'video' | 'audio' | 'document' | 'sticker' | 'location' | 'contact';
  /** The text, or the caption of a file. */
  text: string;
  buttons: readonly (readonly ShownButton[])[];
  readonly file: string | null;
  readonly location: { readonly latitude: number; readonly longitude: number } | null;
}

export interface ShownButton {
  readonly text: string;
  readonly data: string | null;
  readonly url: string | null;
}

export interface StoredUpload extends UploadedFile {
  readonly path: string;
  /** What `getFile` says of its size; differs from the bytes to play a huge file cheaply. */
  readonly size: number;
}

export function createWorld(clock: Clock, bot: World['bot']): World {
  return {
    clock,
    bot,
    chats: new Map(),
    files: new Map(),
    queries: new Map(),
    commands: new Map(),
    nextMessageId: 100,
  };
}

export const seconds = (world: World): number => Math.floor(world.clock.now() / 1000);

export function openChat(world: World, id: number, type: Chat['type'], title: string, forum = false): Chat {
  const known = world.chats.get(id);
  if (known !== undefined) return known;
  const topics = forum ? new Map() : null;
  const chat: Chat = { id, type, title, state: 'open', migratedTo: null, messages: [], topics };
  world.chats.set(id, chat);
  return chat;
}

export function keepFile(world: World, upload: UploadedFile, size = upload.bytes.length): string {
  const id = `AgACAgUAAxkB${randomBytes(12).toString('base64url')}`;
  const extension = /\.\w+$/.exec(upload.name)?.[0] ?? '';
  world.files.set(id, { ...upload, size, path: `files/file_${world.files.size}${extension}` });
  return id;
}

export function show(world: World, chat: Chat, message: Omit<ShownMessage, 'id' | 'date'>): ShownMessage {
  const shown: ShownMessage = { ...message, id: world.nextMessageId++, date: seconds(world) };
  chat.messages.push(shown);
  return shown;
}
