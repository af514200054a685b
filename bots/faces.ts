import { join } from 'node:path';
import type { OutboundPart } from '../core/delivery/channel.ts';
import { reshape } from '../core/delivery/reshape.ts';
import { auditTrail, registerConsole } from './console/server/console.ts';
import type { House } from './house.ts';
import { capabilities as messengerCapabilities } from './messenger/send.ts';
import { capabilities as telegramCapabilities } from './telegram/send.ts';
import { registerWebchat } from './webchat/routes.ts';
import { pageWords } from './webchat/words.ts';

/** What people look at: the web chat, the console, and the way from the front door to the chat. */
export async function faces(house: House): Promise<void> {
  const { app, knowledge, channels, pageFolder } = house;
  app.get('/', (_request, reply) => reply.redirect('/chat'));
  await registerWebchat(app, {
    webchat: channels.webchat,
    pageDir: join(pageFolder, 'chat'),
    words: pageWords((key, language) => knowledge.current().content.say(key, language)),
    preview: lookOn,
  });
  await theConsole(house);
}

async function theConsole(house: House): Promise<void> {
  const { app, store, clock, random, log, config, channels, runtime, knowledge, pageFolder } = house;
  await registerConsole(app, {
    desk: runtime.desk,
    accounts: store.accounts,
    sessions: store.sessions,
    audit: auditTrail({ documents: store.audit, clock, random, hash: store.hash }),
    clock,
    random,
    hash: store.hash,
    words: (language) => knowledge.current().content.words('console', language),
    log,
    channels: () => [
      { name: 'webchat', ...channels.webchat.health() },
      { name: 'telegram', ...(channels.telegram?.health() ?? { state: 'off', detail: 'TELEGRAM_BOT_TOKEN' }) },
      {
        name: 'messenger',
        ...(channels.messenger?.health() ?? { state: 'off', detail: missingFor(house, 'messenger') }),
      },
    ],
    publicUrl: config.PUBLIC_URL ?? null,
    secure: config.PUBLIC_URL?.startsWith('https://') ?? false,
    pageFolder: join(pageFolder, 'console'),
  });
}

function missingFor({ channels }: House, channel: string): string {
  return channels.off.find((one) => one.channel === channel)?.missing.join(', ') ?? '';
}

/** How one message looks where it must be cut to another channel's measure. */
function lookOn(part: OutboundPart, channel: 'telegram' | 'messenger'): readonly OutboundPart[] {
  if (part.type !== 'text') return [part];
  const { text, choices, contacts } = part;
  const able = channel === 'telegram' ? telegramCapabilities : messengerCapabilities;
  return reshape({ name: 'preview', text, choices, contacts }, able).map((body) => ({
    type: 'text',
    text: body.text,
    choices: body.choices ?? [],
    contacts: [],
  }));
}
