import type { Capabilities, ChannelAdapter, OutboundMessage, SendOutcome } from '../../core/delivery/channel.ts';
import { asId, type ChannelName, type MessageRef } from '../../core/model/index.ts';

export interface RecordingChannel extends ChannelAdapter {
  /** What the person sees, in order. */
  readonly sent: OutboundMessage[];
  readonly erased: MessageRef[];
  /** Decides the outcome of each send; the default sends. */
  answer: (message: OutboundMessage, attempt: number) => SendOutcome | Promise<SendOutcome>;
}

const everything: Capabilities = {
  textMax: 4096,
  choices: { max: 12, titleMax: 64, textMax: 4096 },
  files: { photo: 10_000_000, voice: 10_000_000, file: 10_000_000 },
  location: true,
  erases: { theirs: true, withinMs: 48 * 3600_000 },
  rate: { perChat: 1000, overall: 1000 },
  window: null,
  confirms: false,
};

/** A channel that keeps what it was given, and fails as it is told. */
export function recordingChannel(name: ChannelName = 'telegram', change: Partial<Capabilities> = {}): RecordingChannel {
  const sent: OutboundMessage[] = [];
  const erased: MessageRef[] = [];
  let attempts = 0;
  const channel: RecordingChannel = {
    name,
    capabilities: { ...everything, ...change },
    sent,
    erased,
    answer: ({ key }) => ({ sent: asId<MessageRef>(`sent:${key}`) }),
    receive: async () => ({ events: [], ignored: [] }),
    async send(message) {
      attempts += 1;
      const outcome = await channel.answer(message, attempts);
      if ('sent' in outcome) sent.push(message);
      return outcome;
    },
    fetchFile: async (ref) =>
      ref === 'gone'
        ? { failed: 'gone' }
        : { bytes: Buffer.from(`bytes of ${ref}`), mime: 'image/jpeg', name: `${ref}.jpg` },
    async erase(_from, messages) {
      erased.push(...messages);
      return { erased: messages.length };
    },
  };
  return channel;
}

export function textsOf(channel: RecordingChannel): readonly string[] {
  return channel.sent.map(({ part }) => (part.type === 'text' ? part.text : `[${part.type}]`));
}
