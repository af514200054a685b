import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The platform's sending side: takes every reply at once and tells who was waiting for it. */
export interface Sink {
  readonly port: number;
  /** How many messages were posted so far, over all rounds: ids never repeat. */
  messages: number;
  /** Resolves with the next reply to a chat. */
  nextFor(chat: string): Promise<void>;
  close(): Promise<void>;
}

export async function openSink(): Promise<Sink> {
  const waiting = new Map<string, () => void>();
  let sent = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      sent += 1;
      const body = JSON.parse(Buffer.concat(chunks).toString() || '{}');
      const chat = String(body.chat_id ?? body.recipient?.id ?? '');
      const answer = request.url?.includes('/bot')
        ? { ok: true, result: { message_id: sent, date: 1, chat: { id: Number(chat), type: 'private' }, text: '' } }
        : { recipient_id: chat, message_id: `m_out_${sent}`, data: [], success: true };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer));
      const told = waiting.get(chat);
      waiting.delete(chat);
      told?.();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    messages: 0,
    nextFor: (chat) => new Promise((resolve) => waiting.set(chat, resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
