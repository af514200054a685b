import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Hear, RunningChannel, WebhookRequest } from '../core/delivery/channel.ts';
import { faultOf, type Log } from '../core/runtime/log.ts';
import { StoreError } from '../core/storage/errors.ts';

/** The largest webhook body: a platform's own are far smaller. */
const bodyMost = 1024 * 1024;

export function createServer(behindProxy: boolean): FastifyInstance {
  return fastify({
    bodyLimit: bodyMost,
    trustProxy: behindProxy ? 'loopback' : false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
}

export interface WebhookDoor {
  readonly channel: RunningChannel | null;
  readonly hear: Hear;
  readonly log: Log;
  count(what: string): void;
}

/** `POST /webhooks/telegram`, `GET|POST /webhooks/messenger`: raw bytes in, stored, then 200. */
export async function registerWebhooks(
  app: FastifyInstance,
  doors: Readonly<Record<string, WebhookDoor>>,
): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    for (const [name, door] of Object.entries(doors)) {
      scope.route({
        method: ['GET', 'POST'],
        url: `/webhooks/${name}`,
        handler: (request, reply) => knock(door, request, reply),
      });
    }
  });
}

async function knock(door: WebhookDoor, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { channel, log } = door;
  if (!channel) return reply.code(404).send();
  const { name } = channel.adapter;
  const received = await channel.adapter.receive(asWebhook(request));
  if ('handshake' in received) return reply.type('text/plain').send(received.handshake);
  if ('refused' in received) {
    door.count(`refused.${name}.${received.refused}`);
    return reply.code(received.status).send();
  }
  for (const kind of received.ignored) door.count(`ignored.${name}.${kind}`);
  try {
    await door.hear(received.events);
    return reply.code(200).send();
  } catch (thrown) {
    log.error({ channel: name, ...faultOf(thrown) }, 'not_stored');
    return reply.code(503).header('retry-after', '5').send();
  }
}

function asWebhook(request: FastifyRequest): WebhookRequest {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name] = Array.isArray(value) ? value[0] : value;
  const query: Record<string, string | undefined> = {};
  for (const [name, value] of new URL(request.url, 'http://localhost').searchParams) query[name] ??= value;
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  return { method: request.method === 'GET' ? 'GET' : 'POST', query, headers, body };
}

export interface HealthView {
  /** Throws when the store cannot be reached. */
  check(): Promise<void>;
  channels(): readonly RunningChannel[];
  metrics(): Promise<{ readonly type: string; readonly text: string }>;
}

/** `/healthz` (process), `/readyz` (store and channels), `/metrics` (this machine only). */
export function registerHealth(app: FastifyInstance, view: HealthView): void {
  app.get('/healthz', async () => ({ ok: true }));
  app.get('/readyz', async (_request, reply) => {
    const channels = Object.fromEntries(view.channels().map((one) => [one.adapter.name, one.health().state]));
    try {
      await view.check();
      return { ready: true, store: 'on', channels };
    } catch (thrown) {
      const fault = thrown instanceof StoreError ? thrown.fault : 'failed';
      return reply.code(503).send({ ready: false, store: fault, channels });
    }
  });
  app.get('/metrics', async (request, reply) => {
    if (!fromHere(request)) return reply.code(403).send();
    const { type, text } = await view.metrics();
    return reply.type(type).send(text);
  });
}

function fromHere(request: FastifyRequest): boolean {
  const forwarded = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
  const address = request.socket.remoteAddress ?? '';
  return !forwarded && (address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.'));
}
