import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Sink } from './sink.ts';

export const pageId = '100200300';
export const appSecret = 'bench-app-secret';
export const telegramToken = '123456789:AAbenchbenchbenchbenchbenchbenchbench';
export const telegramSecret = 'bench-webhook-secret';

export interface Load {
  readonly port: number;
  /** True when each message brings a reply to the sink. */
  readonly replies?: boolean;
  body(
    chat: number,
    message: number,
  ): { readonly path: string; readonly headers: Record<string, string>; readonly body: Buffer };
}

export interface Spread {
  readonly p50: number;
  readonly p99: number;
}

export interface Figures {
  readonly perSecond: number;
  /** Milliseconds from the post to its 200. */
  readonly ack: Spread;
  /** Milliseconds from the post to the reply. */
  readonly reply: Spread;
  readonly memoryMb: number;
}

const questions = [
  'how do I check that an agency has a licence',
  'ព្រំដែនថៃបើកឬនៅ',
  'who pays the fee for malaysia',
  'ថៅកែទុកប៉ាស្ព័រខ្ញុំ',
  'when is my wage paid',
];
let run = 0;

export function messengerLoad(port: number): Load {
  run += 1;
  const own = run;
  return {
    port,
    body(chat, message) {
      const sender = { id: `${7000000 + chat}` };
      const text = questions[message % questions.length];
      const event = {
        sender,
        recipient: { id: pageId },
        timestamp: Date.now(),
        message: { mid: `m_${own}_${message}`, text },
      };
      const body = Buffer.from(
        JSON.stringify({ object: 'page', entry: [{ id: pageId, time: Date.now(), messaging: [event] }] }),
      );
      const signature = createHmac('sha256', appSecret).update(body).digest('hex');
      return { path: '/webhooks/messenger', headers: { 'x-hub-signature-256': `sha256=${signature}` }, body };
    },
  };
}

export function telegramLoad(port: number): Load {
  return {
    port,
    body(chat, message) {
      const from = { id: 7000000 + chat, is_bot: false, first_name: 'x' };
      const where = { id: from.id, type: 'private', first_name: 'x' };
      const text = questions[message % questions.length];
      const update = {
        update_id: message + 1,
        message: { message_id: message + 1, date: Math.floor(Date.now() / 1000), from, chat: where, text },
      };
      return {
        path: '/webhooks/telegram',
        headers: { 'x-telegram-bot-api-secret-token': telegramSecret },
        body: Buffer.from(JSON.stringify(update)),
      };
    },
  };
}

/**
 * Posts `messages`, at most `atOnce` unanswered; ends when every reply is in. Each worker has chats of its own (`chats` is a
 * multiple of `atOnce`), so that a chat is never written to before it has answered.
 */
export async function drive(
  load: Load,
  sink: Sink,
  plan: { messages: number; chats: number; atOnce: number },
): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: plan.atOnce });
  const acks: number[] = [];
  const replies: number[] = [];
  let next = sink.messages;
  const end = next + plan.messages;
  const begun = performance.now();
  const worker = async (own: number): Promise<void> => {
    for (let turn = 0; next < end; turn += 1) {
      const message = next;
      next += 1;
      const chat = (own + turn * plan.atOnce) % plan.chats;
      const at = performance.now();
      const replied = load.replies ? sink.nextFor(`${7000000 + chat}`) : Promise.resolve();
      await post(agent, load.port, load.body(chat, message));
      acks.push(performance.now() - at);
      await replied;
      replies.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: plan.atOnce }, (_, own) => worker(own)));
  sink.messages = end;
  const seconds = (performance.now() - begun) / 1000;
  agent.destroy();
  return { perSecond: plan.messages / seconds, ack: spread(acks), reply: spread(replies), memoryMb: 0 };
}

function post(agent: Agent, port: number, { path, headers, body }: ReturnType<Load['body']>): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        path,
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'content-length': body.length },
      },
      (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`status ${response.statusCode}`)),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

function spread(values: number[]): Spread {
  const sorted = values.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
