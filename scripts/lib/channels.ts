import { capabilities as messenger } from '../../bots/messenger/send.ts';
import { capabilities as telegram } from '../../bots/telegram/send.ts';
import { capabilities as webchat } from '../../bots/webchat/adapter.ts';

/** What each channel can carry, for the editors' tools. */
export const channels = { messenger, telegram, webchat } as const;
export type ChannelName = keyof typeof channels;
