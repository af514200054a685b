import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OutboundPart } from '../../core/delivery/channel.ts';
import { type ChatId, second } from '../../core/model/index.ts';
import { fileBytesMax, showsInPlace } from './filetypes.ts';
import type { Hub } from './hub.ts';
import { chatOfHeader } from './ids.ts';
import { jsonOf } from './json.ts';
import { addressName, type Slots } from './limits.ts';
import type { LoggedPart } from './log.ts';
import type { WebchatRoutes } from './surface.ts';
import { frameBytesMax, type Poll, poll, previewed, type Update, type WirePart } from './wire.ts';

/** Shorter than what proxies on the way wait for. */
const longestWait = 25 * second;
const refusalStatus = {
  too_long: 413,
  too_big: 413,
  too_fast: 429,
  wrong_type: 415,
  not_understood: 400,
  unknown_file: 400,
  bad_key: 401,
  try_later: 503,
} as const;

/** The same as over the socket, for networks that block sockets, and what sockets are no good for: files. */
export function chatRoutes(scope: FastifyInstance, routes: WebchatRoutes, open: Slots): void {
  // Bytes as they come: JSON is parsed by the channel, files are nobody's to parse.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  updates(scope, routes, open);
  messages(scope, routes);
  files(scope, routes);
  preview(scope, routes);
}

function updates(scope: FastifyInstance, { webchat }: WebchatRoutes, open: Slots): void {
  scope.get('/chat/updates', async (request, reply) => {
    const chat = chatOfHeader(request.headers.authorization);
    if (chat === null) return refuse(reply, 'bad_key');
    const read = poll.safeParse(request.query);
    if (!read.success) return refuse(reply, 'not_understood');
    const address = addressName(request.ip);
    if (!open.take(address)) return refuse(reply, 'too_fast');
    const update = await nextUpdate(webchat.hub, chat, read.data, reply).finally(() => open.free(address));
    return update ? reply.send(update) : refuse(reply, 'try_later');
  });
}

/** With `wait`, not before there is something new or the time is up. Null when the log could not be read. */
function nextUpdate(hub: Hub, chat: ChatId, { wait, ...from }: Poll, reply: FastifyReply): Promise<Update | null> {
  return new Promise((resolve) => {
    const answer = (update: Update | null) => {
      clearTimeout(timer);
      leave();
      resolve(update);
    };
    const nothing = { fresh: false, cleared: from.cleared, lastSeq: from.after, entries: [] };
    const timer = setTimeout(() => answer(nothing), longestWait);
    const leave = hub.join(chat, { cursor: from, greet: wait === 0, push: answer, lost: () => answer(null) });
    reply.raw.on('close', () => answer(nothing));
  });
}

function messages(scope: FastifyInstance, { webchat }: WebchatRoutes): void {
  scope.post('/chat/messages', { bodyLimit: frameBytesMax }, async (request, reply) => {
    const chat = chatOfHeader(request.headers.authorization);
    if (chat === null) return refuse(reply, 'bad_key');
    const answer = await webchat.acts.take(chat, addressName(request.ip), jsonOf(bytesOf(request)));
    return reply.code(answer.type === 'received' ? 200 : refusalStatus[answer.why]).send(answer);
  });
}

function files(scope: FastifyInstance, { webchat }: WebchatRoutes): void {
  scope.post('/chat/files', { bodyLimit: fileBytesMax }, async (request, reply) => {
    const chat = chatOfHeader(request.headers.authorization);
    if (chat === null) return refuse(reply, 'bad_key');
    const mime = request.headers['content-type'] ?? '';
    const answer = await webchat.uploads.take(chat, { mime, name: nameOf(request), bytes: bytesOf(request) });
    if ('uploaded' in answer) return reply.code(201).send(answer.uploaded);
    return refuse(reply, answer.refused, answer.retryAfterMs);
  });

  scope.get<{ Params: { id: string } }>('/chat/files/:id', async (request, reply) => {
    const chat = chatOfHeader(request.headers.authorization);
    if (chat === null) return refuse(reply, 'bad_key');
    const file = await webchat.uploads.open(chat, request.params.id);
    if (!file) return reply.code(404).send({ refused: 'not_found' });
    const how = showsInPlace(file.mime) ? 'inline' : 'attachment';
    return reply
      .headers({
        'content-type': file.mime,
        'content-disposition': `${how}; filename*=UTF-8''${encodeURIComponent(file.name.toWellFormed())}`,
        'content-security-policy': "default-src 'none'; sandbox",
      })
      .send(Buffer.from(file.bytes));
  });
}

function preview(scope: FastifyInstance, { webchat, preview: reshape }: WebchatRoutes): void {
  if (!reshape) return;
  scope.post('/chat/preview', { bodyLimit: frameBytesMax }, async (request, reply) => {
    const chat = chatOfHeader(request.headers.authorization);
    if (chat === null) return refuse(reply, 'bad_key');
    const read = previewed.safeParse(jsonOf(bytesOf(request)));
    if (!read.success) return refuse(reply, 'not_understood');
    const log = (await webchat.documents.read(chat))?.document;
    const entry = log?.entries.find(({ seq }) => seq === read.data.seq);
    if (!entry) return reply.code(404).send({ refused: 'not_found' });
    return reply.send({ parts: reshape(withoutBytes(entry.part), read.data.channel).map(onWire) });
  });
}

/** What a channel can carry depends on a file's kind and size, not on its bytes: an empty one of the right kind will do. */
function withoutBytes(part: LoggedPart): OutboundPart {
  return part.type === 'file' ? { ...part, bytes: new Uint8Array() } : part;
}

function onWire(part: OutboundPart): WirePart {
  if (part.type !== 'file') return part;
  const { type, kind, mime, name, caption, bytes } = part;
  return { type, kind, mime, name, caption, file: '', bytes: bytes.length };
}

function bytesOf({ body }: FastifyRequest): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array();
}

/** Header values are Latin letters only, so the page writes the name as in an address. */
function nameOf({ headers }: FastifyRequest): string {
  const given = headers['x-file-name'];
  try {
    return typeof given === 'string' ? decodeURIComponent(given) : '';
  } catch {
    return '';
  }
}

function refuse(reply: FastifyReply, why: keyof typeof refusalStatus, retryAfterMs = 0): FastifyReply {
  return reply.code(refusalStatus[why]).send({ type: 'refused', id: null, why, retryAfterMs });
}
