import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Params, parseParams } from './params.ts';
import { type Refusal, Refused, refusals } from './refusals.ts';

/** What is to go wrong with the next matching call, instead of or after doing it. */
export type Trouble =
  | { readonly answer: Refusal }
  /** A gateway's page instead of an answer. */
  | { readonly gateway: 502 | 503 | 504 }
  | { readonly hang: true }
  | { readonly drop: 'before_acting' | 'after_acting' };

export interface Call {
  readonly method: string;
  readonly params: Params;
  /** Null: no answer was sent. */
  status: number | null;
}

export interface ApiHandlers {
  readonly token: string;
  call(method: string, params: Params, gone: AbortSignal): Promise<unknown>;
  download(path: string): Buffer | null;
  trouble(method: string): Trouble | null;
}

const requestMax = 60 * 1024 * 1024;

/** The HTTP face of the Bot API: `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export async function serveApi(api: ApiHandlers): Promise<{
  root: string;
  calls: Call[];
  stop(): Promise<void>;
}> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    void answer(api, calls, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return {
    root: `http://127.0.0.1:${portOf(server)}`,
    calls,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return address.port;
}

async function answer(
  api: ApiHandlers,
  calls: Call[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const path = decodeURIComponent(url.pathname);
  const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(path);
  if (file !== null) return sendFile(api, calls, response, file[1] ?? '', file[2] ?? '');
  const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? [];
  const body = await readBody(request);
  if (token !== api.token) return refuse(response, refusals.unauthorized);
  if (body === null) return refuse(response, refusals.tooLarge);
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const asked = { type: request.headers['content-type'] ?? '', body, query: url.searchParams };
  const reply = await act(api, calls, method, asked, gone.signal);
  if (reply === 'hang') return;
  if (reply === 'drop') {
    response.destroy();
    return;
  }
  response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers }).end(reply.body);
}

interface Asked {
  readonly type: string;
  readonly body: Buffer;
  readonly query: URLSearchParams;
}

/** From the address and from the body together, as the real one takes them. */
function paramsOf({ type, body, query }: Asked): Params {
  const { values, files } = parseParams(type, body);
  return { values: { ...Object.fromEntries(query), ...values }, files };
}

type Reply = 'hang' | 'drop' | { status: number; body: string; headers?: Record<string, string> };

async function act(api: ApiHandlers, calls: Call[], method: string, asked: Asked, gone: AbortSignal): Promise<Reply> {
  try {
    const call: Call = { method, params: paramsOf(asked), status: null };
    calls.push(call);
    const reply = await perform(api, call, gone);
    if (typeof reply === 'object') call.status = reply.status;
    return reply;
  } catch (error) {
    if (error instanceof Refused) return failure(error.refusal);
    throw error;
  }
}

async function perform(api: ApiHandlers, call: Call, gone: AbortSignal): Promise<Reply> {
  const trouble = api.trouble(call.method);
  if (trouble !== null) {
    if ('answer' in trouble) return failure(trouble.answer);
    if ('gateway' in trouble) return { status: trouble.gateway, body: '<html>Bad Gateway</html>' };
    if ('hang' in trouble) return 'hang';
    if (trouble.drop === 'before_acting') return 'drop';
  }
  try {
    const result = await api.call(call.method, call.params, gone);
    return trouble === null ? { status: 200, body: JSON.stringify({ ok: true, result }) } : 'drop';
  } catch (error) {
    if (error instanceof Refused) return failure(error.refusal);
    throw error;
  }
}

function failure(refusal: Refusal): Reply {
  const retryAfter = refusal.parameters?.retry_after;
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return { status: refusal.error_code, body: JSON.stringify({ ok: false, ...refusal }), headers };
}

function refuse(response: ServerResponse, refusal: Refusal): void {
  const json = { 'content-type': 'application/json' };
  response.writeHead(refusal.error_code, json).end(JSON.stringify({ ok: false, ...refusal }));
}

function sendFile(api: ApiHandlers, calls: Call[], response: ServerResponse, token: string, path: string): void {
  const call: Call = { method: 'download', params: { values: { path }, files: {} }, status: null };
  calls.push(call);
  const trouble = api.trouble('download');
  if (trouble !== null && 'hang' in trouble) return;
  if (trouble !== null) {
    response.destroy();
    return;
  }
  const bytes = token === api.token ? api.download(path) : null;
  call.status = bytes === null ? 404 : 200;
  if (bytes === null) refuse(response, { error_code: 404, description: 'Not Found' });
  else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
}

/** Null when it is larger than any request of the Bot API may be. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= requestMax) chunks.push(chunk);
  }
  return length > requestMax ? null : Buffer.concat(chunks);
}
