import { loadContent } from '../core/content/load.ts';

/** `npm run check-content`: refuses what is wrong, lists what should be looked at, prints figures. */
const loaded = await loadContent(process.argv[2] ?? 'content');
if ('problems' in loaded) {
  for (const { file, line, reason } of loaded.problems) console.error(`${file}:${line}  ${reason}`);
  console.error(`\n${loaded.problems.length} refused.`);
  process.exit(1);
}
console.log(`${loaded.content.faq.size} answers, ${loaded.content.lines.size} lines: all read.`);
