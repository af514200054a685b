import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { RefusalView } from '../wire.ts';
import type { Log } from './deps.ts';

/** An expected "no", thrown so that a request reads top to bottom. `error` is a word the page can translate. */
export class Refusal extends Error {
  readonly status: number;
  readonly view: RefusalView;

  constructor(status: number, error: string, more: Omit<RefusalView, 'error'> = {}) {
    super(error);
    this.status = status;
    this.view = { error, ...more };
  }
}

export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const read = schema.safeParse(value);
  if (!read.success) throw new Refusal(400, 'not_understood');
  return read.data;
}

const known: Readonly<Record<number, string>> = {
  400: 'not_understood',
  404: 'no_such_page',
  413: 'too_big',
  415: 'not_understood',
  429: 'too_fast',
};

/** An unknown error never reaches the browser as itself, and its message, which may quote somebody, never reaches the log. */
export function refuse(log: Log) {
  return (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (error instanceof Refusal) return reply.code(error.status).send(error.view);
    const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
    const word = known[status];
    if (word !== undefined) return reply.code(status).send({ error: word } satisfies RefusalView);
    log.error({ reference: request.id, route: request.routeOptions.url, ...traceOf(error) }, 'console request failed');
    return reply.code(500).send({ error: 'unexpected', reference: request.id } satisfies RefusalView);
  };
}

function traceOf(error: Error): { name: string; code: string | null; at: readonly string[] } {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return { name: error.name, code, at: frames.slice(0, 4).map((line) => line.trim()) };
}
