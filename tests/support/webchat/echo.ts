import type { OutboundPart } from '../../../core/delivery/channel.ts';
import { type Address, asId, type ChoiceToken, type EffectKey, type Incoming } from '../../../core/model/index.ts';
import type { Served } from './served.ts';

/** A bot that says back what it heard, with two choices and a number to call; a press is named. */
export async function echo(events: readonly Incoming[], { webchat }: Served): Promise<void> {
  for (const event of events) {
    const part = answerTo(event);
    if (part) await sendTo(webchat, event.from, `${event.id}:0`, part);
    else await webchat.adapter.erase(event.from, [], AbortSignal.timeout(1000));
  }
}

export async function sendTo(webchat: Served['webchat'], to: Address, key: string, part: OutboundPart) {
  const message = { to, key: asId<EffectKey>(key), author: 'bot' as const, lastActAt: null, part };
  return webchat.adapter.send(message, AbortSignal.timeout(1000));
}

function answerTo(event: Incoming): OutboundPart | null {
  switch (event.type) {
    case 'message_received':
      return text(`echo: ${event.text}${event.attachments.map(({ kind }) => ` [${kind}]`).join('')}`);
    case 'choice_pressed':
      return text(`pressed: ${event.token}`);
    case 'command_given':
      return event.command === 'hide' || event.command === 'delete' ? null : text(`command: ${event.command}`);
    default:
      return text(`heard: ${event.type}`);
  }
}

export function text(words: string): OutboundPart {
  return {
    type: 'text',
    text: words,
    choices: [
      { token: asId<ChoiceToken>('tok-yes'), title: 'បាទ/ចាស' },
      { token: asId<ChoiceToken>('tok-no'), title: 'ទេ' },
    ],
    contacts: [{ name: 'A line', number: '1280', note: 'Always open' }],
  };
}
