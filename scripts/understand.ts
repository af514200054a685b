import { createInterface } from 'node:readline';
import { shippedUnderstanding } from './understanding/knowledge.ts';
import { answerLine } from './understanding/lines.ts';

/** `npm run -s understand [-- --as post]`: JSON Lines in (`{id, text}`), JSON Lines out in the same order. */
const args = process.argv.slice(2);
const asPost = args.includes('--as') && args[args.indexOf('--as') + 1] === 'post';
const understanding = await shippedUnderstanding();

process.stdout.on('error', () => process.exit(0));
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() === '') continue;
  const answered = process.stdout.write(`${JSON.stringify(answerLine(line, understanding, asPost))}\n`);
  if (!answered) await new Promise((go) => process.stdout.once('drain', go));
}
