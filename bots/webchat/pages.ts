import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Bilingual, type Language, languages } from '../../core/model/index.ts';
import type { WebchatRoutes } from './surface.ts';
import type { PageWords } from './words.ts';

/** Only what came with the page runs; nothing is fetched from, framed by, or sent to anyone else. */
const contentSecurity = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': contentSecurity,
  'permissions-policy': 'microphone=(self), geolocation=(self), camera=(), interest-cohort=()',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

export async function pageRoutes(scope: FastifyInstance, { pageDir, words, preview }: WebchatRoutes): Promise<void> {
  const chat = await readFile(join(pageDir, 'index.html'), 'utf8');
  const notes = await notesPages(pageDir, words);
  const show = (reply: FastifyReply, html: string) => reply.headers(pageHeaders).send(html);

  scope.get('/chat', (_request, reply) => show(reply, chat));
  scope.get('/chat/', (_request, reply) => reply.redirect('/chat', 308));
  // Where ✖ leads: a page that says nothing about us, at an address that says nothing either.
  scope.get<{ Querystring: Record<string, unknown> }>('/notes', ({ query }, reply) =>
    show(reply, 'en' in query ? notes.en : notes.km),
  );
  scope.get<{ Params: { language: string } }>('/chat/words/:language', (request, reply) => {
    const language = languages.find((one: Language) => one === request.params.language);
    if (!language) return reply.code(404).send({ refused: 'not_found' });
    return reply
      .header('cache-control', 'public, max-age=300')
      .send({ words: words[language], preview: preview !== undefined });
  });
  await scope.register(fastifyStatic, {
    root: join(pageDir, 'assets'),
    prefix: '/chat/assets/',
    decorateReply: false,
    preCompressed: true,
    index: false,
    // Their names change with what they hold.
    immutable: true,
    maxAge: '365d',
  });
}

async function notesPages(pageDir: string, words: Bilingual<PageWords>): Promise<Bilingual> {
  const html = await readFile(join(pageDir, 'away.html'), 'utf8');
  const inOne = (language: Language) =>
    html
      .replaceAll('lang="km"', `lang="${language}"`)
      .replaceAll('{{notes_title}}', escaped(words[language].notes_title))
      .replaceAll('{{notes_write}}', escaped(words[language].notes_write));
  return { km: inOne('km'), en: inOne('en') };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
