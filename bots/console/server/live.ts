import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type CaseId, second } from '../../../core/model/index.ts';
import type { LiveChange } from '../wire.ts';
import { presentSummary } from './cases/present.ts';
import type { ConsoleDeps } from './deps.ts';
import { namesOf } from './people/present.ts';
import { allow, may } from './policies.ts';
import type { Door, Visitor } from './session/door.ts';

interface Listener {
  readonly request: FastifyRequest;
  readonly stream: PassThrough;
}

const heartbeat = 25 * second;
/** A listener that does not read is let go; its browser comes back and reads the list anew. */
const mostUnread = 256 * 1024;

/**
 * GET /console/live: a stream of server-sent events, one for each change of a case. Each change is read once, whatever the
 * number of listeners, and each listener's session is looked at again before anything is written to it.
 */
export function liveRoutes(app: FastifyInstance, deps: ConsoleDeps, door: Door): void {
  const listeners = new Set<Listener>();
  const changed = new Set<CaseId>();
  let telling = false;

  const tellAll = async (): Promise<void> => {
    if (telling) return;
    telling = true;
    try {
      for (const id of changed) {
        changed.delete(id);
        const change = await describe(deps, id);
        await Promise.all([...listeners].map((listener) => tell(listener, door, change)));
      }
    } catch (error) {
      deps.log.error({ name: nameOf(error) }, 'console could not tell a change');
    } finally {
      telling = false;
    }
  };
  const stopWatching = deps.desk.watch((id) => {
    if (listeners.size === 0) return;
    changed.add(id);
    void tellAll();
  });
  const beat = setInterval(() => {
    for (const listener of listeners) void tell(listener, door, null).catch(() => listener.stream.end());
  }, heartbeat).unref();

  app.get('/live', { exposeHeadRoute: false }, async (request, reply) => {
    const { account } = await door.enter(request, reply);
    allow(account, 'see_numbers');
    const listener: Listener = { request, stream: new PassThrough() };
    listeners.add(listener);
    listener.stream.once('close', () => listeners.delete(listener));
    request.raw.once('close', () => listener.stream.destroy());
    listener.stream.write('retry: 2000\n\n');
    return reply
      .header('content-type', 'text/event-stream')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(listener.stream);
  });

  app.addHook('preClose', async () => {
    stopWatching();
    clearInterval(beat);
    for (const { stream } of listeners) stream.end();
  });
}

async function describe(deps: ConsoleDeps, id: CaseId): Promise<LiveChange> {
  const of = await deps.desk.read(id);
  const counts = await deps.desk.counts();
  if (of === null) return { id, summary: null, counts };
  return { id, summary: presentSummary(of, await namesOf(deps.accounts, [of.worker])), counts };
}

/** `change: null` is a heartbeat. Whoever is not signed in any more is told so and let go. */
async function tell({ request, stream }: Listener, door: Door, change: LiveChange | null): Promise<void> {
  const visitor = await door.visitor(request);
  if (stream.destroyed || stream.writableEnded) return;
  if (visitor === null || stream.writableLength > mostUnread) {
    stream.end(visitor === null ? 'event: signed_out\ndata: {}\n\n' : '');
    return;
  }
  stream.write(change === null ? ': here\n\n' : `data: ${JSON.stringify(asSeenBy(visitor, change))}\n\n`);
}

function asSeenBy({ account }: Visitor, change: LiveChange): LiveChange {
  if (may(account, 'read_cases')) return change;
  return { id: null, summary: null, counts: change.counts };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
