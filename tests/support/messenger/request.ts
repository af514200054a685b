import type { IncomingMessage } from 'node:http';
import { invalid } from './refusal.ts';

/** A Graph call as it came, its parameters gathered from the address, the JSON or the form. */
export interface GraphRequest {
  readonly method: string;
  /** Behind the version: `['1001', 'messages']`. */
  readonly path: readonly string[];
  readonly version: string | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly file: { readonly name: string; readonly mime: string; readonly bytes: Uint8Array } | null;
  readonly token: string | null;
  /** As the address stood on the wire: tests look for secrets in it. */
  readonly url: string;
}

export async function readRequest(message: IncomingMessage): Promise<GraphRequest> {
  const url = new URL(message.url ?? '/', 'http://loopback');
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const version = /^v\d+\.\d+$/.test(parts[0] ?? '') ? (parts[0] ?? null) : null;
  const { params, file } = await readBody(message);
  const all = { ...Object.fromEntries(url.searchParams), ...params };
  const bearer = /^(?:Bearer|OAuth) (.+)$/.exec(message.headers.authorization ?? '')?.[1];
  const given = bearer ?? all.access_token;
  return {
    method: message.method ?? 'GET',
    path: version === null ? parts : parts.slice(1),
    version,
    params: all,
    file,
    token: typeof given === 'string' ? given : null,
    url: message.url ?? '/',
  };
}

type Body = Pick<GraphRequest, 'params' | 'file'>;

async function readBody(message: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  const type = message.headers['content-type'] ?? '';
  if (bytes.length === 0) return { params: {}, file: null };
  if (type.startsWith('application/json')) return { params: jsonObject(bytes.toString('utf8')), file: null };
  if (type.startsWith('multipart/form-data') || type.startsWith('application/x-www-form-urlencoded')) {
    return readForm(await new Response(bytes, { headers: { 'content-type': type } }).formData());
  }
  throw invalid('Unsupported content type');
}

/** In a form every object is written as JSON; plain words stay words. */
async function readForm(form: FormData): Promise<Body> {
  const params: Record<string, unknown> = {};
  let file: GraphRequest['file'] = null;
  for (const [name, value] of form) {
    if (typeof value === 'string') params[name] = /^[[{]/.test(value) ? jsonValue(value) : value;
    else if (name === 'filedata') {
      file = { name: value.name, mime: value.type, bytes: new Uint8Array(await value.arrayBuffer()) };
    } else throw invalid(`Unexpected file part ${name}`);
  }
  return { params, file };
}

function jsonObject(text: string): Record<string, unknown> {
  const value = jsonValue(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('Invalid parameter');
  return { ...value };
}

function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('Invalid JSON');
  }
}
