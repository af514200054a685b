import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import fastify from 'fastify';
import { appSecret } from './load.ts';
import { answerQuestions } from './stdin.ts';

/** What the least careful receiver must do: check the signature, make one durable insert, say 200. It never replies. */
const [folder = ''] = process.argv.slice(2);
const database = new DatabaseSync(join(folder, 'bare.sqlite'));
database.exec(
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE event (id INTEGER PRIMARY KEY, body BLOB)',
);
const insert = database.prepare('INSERT INTO event (body) VALUES (?)');

process.on('exit', () => database.close());

const app = fastify();
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
app.post<{ Body: Buffer }>('/webhooks/messenger', async (request, reply) => {
  const given = Buffer.from(String(request.headers['x-hub-signature-256']));
  const wanted = Buffer.from(`sha256=${createHmac('sha256', appSecret).update(request.body).digest('hex')}`);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return reply.code(403).send();
  insert.run(request.body);
  return reply.send();
});
await app.listen({ port: 0, host: '127.0.0.1' });
answerQuestions((app.server.address() as AddressInfo).port);
