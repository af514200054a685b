import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type {
  ChannelAdapter,
  OutboundMessage,
  OutboundPart,
  Received,
  SendOutcome,
  WebhookRequest,
} from '../../core/delivery/channel.ts';
import type { Address, EffectKey, Incoming } from '../../core/model/index.ts';
import { asId } from '../../core/model/index.ts';

/** What the platform is told to do with the next send. `throttled` asks for a wait of exactly 7 seconds. */
export type Trouble = 'throttled' | 'blocked' | 'server_error' | 'barred' | 'drops_after_acting' | 'hangs';

/** A channel wired to its strict fake on loopback, in the hands of `channelSuite`. */
export interface ChannelHarness {
  readonly adapter: ChannelAdapter;
  /** The same adapter wired to a port where nobody listens. */
  readonly offline: ChannelAdapter;
  /** Tokens, keys and chat ids that may never show in an outcome. */
  readonly secrets: readonly string[];
  /** Someone who has written to us and may be written to. */
  readonly person: Address;
  /** The platform's webhook body for a text from that person; `nth` makes different events. */
  said(text: string, nth: number): unknown;
  /** Webhook bodies of kinds that we do not know, or know to be empty of meaning. */
  readonly unknown: readonly unknown[];
  /** The body in a genuine request. A string is sent as it is, even when it is no JSON. */
  genuine(body: unknown): WebhookRequest;
  /** The same body, each time with another fault in what proves it. */
  forged(body: unknown): readonly { readonly fault: string; readonly request: WebhookRequest }[];
  trouble(what: Trouble): void;
  /** Texts of ours that the person can see now, oldest first. */
  shown(): readonly string[];
  /** Keeps a file on the platform's side and gives the `ForeignAttachment.ref` to it. */
  upload(bytes: Uint8Array): Promise<string>;
  /** A ref that was right once. */
  readonly staleRef: string;
  stop(): Promise<void>;
}

const secretWords = 'ខ្ញុំត្រូវការជំនួយ please come';

/** What every channel promises, with the cases that are easily forgotten. */
export function channelSuite(name: string, open: () => Promise<ChannelHarness>): void {
  describe(`${name} keeps the channel contract`, () => {
    let harness: ChannelHarness;
    beforeAll(async () => {
      harness = await open();
    });
    afterAll(() => harness.stop());
    receiveSuite(() => harness);
    sendSuite(() => harness);
    fileSuite(() => harness);
  });
}

export function receiveSuite(the: () => ChannelHarness): void {
  const receive = (body: unknown): Promise<Received> => the().adapter.receive(the().genuine(body));

  test('refuses what is not proven genuine, and yields nothing', async () => {
    for (const { fault, request } of the().forged(the().said(secretWords, 1))) {
      const received = await the().adapter.receive(request);
      expect({ fault, ...received }).toEqual({ fault, refused: expect.any(String), status: expect.any(Number) });
      expect('status' in received && [401, 403]).toContain('status' in received && received.status);
    }
  });

  test.each(['', '{', '"', '{"a":1', '\u0000', 'ok=true', '<html></html>'])('refuses %j: not JSON', async (body) => {
    expect(await receive(body)).toEqual({ refused: 'not_json', status: 400 });
  });

  test('refuses bytes that are no text', async () => {
    const request = the().genuine(the().said('spoiled~here', 1));
    const body = request.body.map((byte) => (byte === '~'.charCodeAt(0) ? 0xff : byte));
    const received = await the().adapter.receive({ ...request, body });
    expect(received).toEqual({ refused: expect.any(String), status: expect.any(Number) });
  });

  test('ignores unknown kinds by name', async () => {
    for (const body of the().unknown) {
      const { events, ignored } = accepted(await receive(body));
      expect({ body, events }).toEqual({ body, events: [] });
      expect(ignored.length).toBeGreaterThan(0);
    }
  });

  test('translates the same event to the same id, and another to another', async () => {
    const [first] = accepted(await receive(the().said('hello', 1))).events;
    const [again] = accepted(await receive(the().said('hello', 1))).events;
    const [other] = accepted(await receive(the().said('hello', 2))).events;
    expect(first).toMatchObject({ type: 'message_received', text: 'hello', from: the().person });
    expect(again).toEqual(first);
    expect(other?.id).not.toBe(first?.id);
  });

  test.each(hostileTexts)('hands on %s as it was written', async (_name, text) => {
    const events = accepted(await receive(the().said(text, 3))).events;
    expect(events.map(textOf)).toEqual([text]);
  });

  test('never throws at a genuine body, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ depthSize: 'small' }), async (body) => {
        expect(await receive(body)).toBeDefined();
      }),
      { numRuns: 100 },
    );
  });
}

const hostileTexts: [string, string][] = [
  ['ten thousand characters', 'ក'.repeat(10_000)],
  ['five hundred emoji', '🆘'.repeat(500)],
  ['a lone surrogate', 'help \ud83d me'],
  ['a zero-width flood', `h${'\u200b'.repeat(300)}i`],
  ['a right-to-left override', '\u202egnp.exe'],
  ['HTML', '<script>alert(1)</script> & <b>'],
  ['Markdown', '*bold* [x](javascript:1) ``` _'],
  ['the name of a prototype', '__proto__'],
];

export function sendSuite(the: () => ChannelHarness): void {
  let nth = 0;
  let part: OutboundPart;
  beforeEach(() => {
    nth += 1;
    part = { type: 'text', text: `${secretWords} ${nth}`, choices: [], contacts: [] };
  });
  const send = (signal = AbortSignal.timeout(5_000), what: OutboundPart = part): Promise<SendOutcome> =>
    the().adapter.send(outbound(the().person, nth, what), signal);
  const shown = (): number =>
    the()
      .shown()
      .filter((text) => part.type === 'text' && text.includes(part.text)).length;

  test('sends once, and the person sees it', async () => {
    expect(await send()).toEqual({ sent: expect.any(String) });
    expect(shown()).toBe(1);
  });

  test('names throttling, with the wait the platform asked for', async () => {
    the().trouble('throttled');
    expect(await send()).toMatchObject({ failed: 'throttled', retryAfterMs: 7_000 });
    expect(shown()).toBe(0);
  });

  test('names a person who left', async () => {
    the().trouble('blocked');
    expect(await send()).toMatchObject({ failed: 'person_left' });
  });

  test('names a withdrawn right to write', async () => {
    the().trouble('barred');
    expect(await send()).toMatchObject({ failed: 'channel_barred' });
  });

  test('does not claim to know after a server error', async () => {
    the().trouble('server_error');
    expect(await send()).toMatchObject({ failed: expect.stringMatching(/^(unknown_outcome|temporary)$/) });
  });

  test('leaves the outcome open when the line drops after sending, and does not repeat by itself', async () => {
    the().trouble('drops_after_acting');
    expect(await send()).toMatchObject({ failed: 'unknown_outcome' });
    expect(shown()).toBe(1);
  });

  test('gives up within its signal when the platform hangs', async () => {
    the().trouble('hangs');
    expect(await send(AbortSignal.timeout(50))).toMatchObject({ failed: 'unknown_outcome' });
  });

  test('sends nothing once its signal has ended', async () => {
    expect(await send(AbortSignal.abort())).toMatchObject({ failed: 'temporary' });
    expect(shown()).toBe(0);
  });

  test('knows that nothing was sent when nobody could be reached', async () => {
    const outcome = await the().offline.send(outbound(the().person, nth, part), AbortSignal.timeout(5_000));
    expect(outcome).toMatchObject({ failed: 'temporary' });
  });

  test('refuses a file that is too big without sending it', async () => {
    const most = the().adapter.capabilities.files.photo ?? 0;
    const bytes = new Uint8Array(most + 1);
    const photo = { type: 'file', kind: 'photo', mime: 'image/jpeg', name: 'a.jpg', bytes, caption: '' } as const;
    expect(await send(AbortSignal.timeout(5_000), photo)).toMatchObject({ failed: 'file_refused' });
  });

  test.each(['throttled', 'blocked', 'barred', 'server_error', 'drops_after_acting'] as const)(
    'puts neither words nor secrets into the code of "%s"',
    async (trouble) => {
      the().trouble(trouble);
      const outcome = await send();
      expect('failed' in outcome && outcome.code).toMatch(/^[\w./-]{1,60}$/);
      for (const secret of [...the().secrets, 'please']) expect(JSON.stringify(outcome)).not.toContain(secret);
    },
  );

  test('takes away what it may, and says how much', async () => {
    const outcome = await send();
    if (!('sent' in outcome)) throw new Error(`not sent: ${outcome.code}`);
    const { erased } = await the().adapter.erase(the().person, [outcome.sent], AbortSignal.timeout(5_000));
    expect(erased).toBe(the().adapter.capabilities.erases === null ? 0 : 1);
    expect(shown()).toBe(1 - erased);
    expect(await the().adapter.erase(the().person, [], AbortSignal.timeout(5_000))).toEqual({ erased: 0 });
  });
}

export function fileSuite(the: () => ChannelHarness): void {
  const bytes = new TextEncoder().encode('not really a picture');

  test('fetches the file behind a ref', async () => {
    const outcome = await the().adapter.fetchFile(await the().upload(bytes), 1_000, AbortSignal.timeout(5_000));
    expect('bytes' in outcome && [...outcome.bytes]).toEqual([...bytes]);
  });

  test('takes no more bytes than it was allowed', async () => {
    const outcome = await the().adapter.fetchFile(await the().upload(bytes), 5, AbortSignal.timeout(5_000));
    expect(outcome).toEqual({ failed: 'too_big' });
  });

  test('says that a file is gone', async () => {
    const outcome = await the().adapter.fetchFile(the().staleRef, 1_000, AbortSignal.timeout(5_000));
    expect(outcome).toEqual({ failed: 'gone' });
  });

  test('says that a file cannot be reached', async () => {
    const ref = await the().upload(bytes);
    expect(await the().adapter.fetchFile(ref, 1_000, AbortSignal.abort())).toEqual({ failed: 'unreachable' });
  });
}

export function outbound(to: Address, nth: number, part: OutboundPart): OutboundMessage {
  return { to, key: asId<EffectKey>(`event-${nth}:0`), author: 'bot', lastActAt: Date.UTC(2026, 0, 1), part };
}

/** The events of what was taken in; a refusal fails the test. */
export function accepted(received: Received): { events: readonly Incoming[]; ignored: readonly string[] } {
  if ('events' in received) return received;
  throw new Error(`not accepted: ${JSON.stringify(received)}`);
}

function textOf(event: Incoming): string | null {
  return event.type === 'message_received' ? event.text : null;
}
