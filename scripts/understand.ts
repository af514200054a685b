import { createInterface } from 'node:readline';
import { createUnderstanding, freshContext, type Meaning } from '../core/understanding/index.ts';
import { loadKnowledge } from './understanding/knowledge.ts';

/**
 * `npm run -s understand [-- --as post]`: JSON Lines in (`{id, text}`), JSON Lines out in the same order. A line that is not
 * what it should be gets an answer too: its id when it has one, and `error`.
 */
const args = process.argv.slice(2);
const asPost = args.includes('--as') && args[args.indexOf('--as') + 1] === 'post';
const understanding = createUnderstanding(await loadKnowledge());

process.stdout.on('error', () => process.exit(0));
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() === '') continue;
  if (!process.stdout.write(`${JSON.stringify(answerLine(line))}\n`)) {
    await new Promise((go) => process.stdout.once('drain', go));
  }
}

function answerLine(line: string): object {
  const asked = readLine(line);
  if ('error' in asked) return asked;
  return { id: asked.id, ...present(understanding.understand(asked.text, { ...freshContext, asPost })) };
}

function readLine(line: string): { id: unknown; text: string } | { id: unknown; error: string } {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    return { id: null, error: 'not JSON' };
  }
  if (typeof value !== 'object' || value === null) return { id: null, error: 'not an object' };
  const { id = null, text } = value as { id?: unknown; text?: unknown };
  return typeof text === 'string' ? { id, text } : { id, error: 'no text' };
}

function present({ language, danger, decision, answers, post }: Meaning): object {
  const judged = post === null ? null : { level: post.level, reasons: post.reasons.map((each) => each.code) };
  return { language, danger, decision, answers, post: judged };
}
