import { createServer, type IncomingMessage } from 'node:http';
import type { Messenger } from '../../../bots/messenger/adapter.ts';
import type { Received } from '../../../core/delivery/channel.ts';
import type { Incoming } from '../../../core/model/index.ts';

/** Our webhook route as small as it can be, to hear what really comes over the wire. */
export interface Webhook {
  readonly publicUrl: string;
  readonly address: string;
  readonly heard: Incoming[];
  readonly received: Received[];
  /** The next so many requests are answered 500, as if the store were gone. */
  failNext(times: number): void;
  stop(): Promise<void>;
}

export async function webhookOf(messenger: Messenger): Promise<Webhook> {
  const heard: Incoming[] = [];
  const received: Received[] = [];
  let failures = 0;
  const server = createServer(async (message, response) => {
    const got = await messenger.adapter.receive(await requestOf(message));
    failures -= 1;
    if (failures >= 0) return void response.writeHead(500).end();
    received.push(got);
    if ('handshake' in got) return void response.end(got.handshake);
    if ('refused' in got) return void response.writeHead(got.status).end();
    heard.push(...got.events);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const publicUrl = `http://127.0.0.1:${port}`;
  return {
    publicUrl,
    address: `${publicUrl}/webhooks/messenger`,
    heard,
    received,
    failNext(times) {
      failures = times;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function requestOf(message: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  const url = new URL(message.url ?? '/', 'http://loopback');
  const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, value?.toString()]));
  const method = message.method === 'GET' ? ('GET' as const) : ('POST' as const);
  return { method, query: Object.fromEntries(url.searchParams), headers, body: new Uint8Array(Buffer.concat(chunks)) };
}
