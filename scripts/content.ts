import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFolder } from '../core/content/files.ts';
import { openContent, openFiles, type Problem } from '../core/content/load.ts';

import { applyChanges, type Change, compareSheet, exportSheet } from '../core/content/sheet/index.ts';
import { topicsPage } from '../core/content/topics.ts';
import { reshape } from '../core/delivery/reshape.ts';
import { type Language, languages, type MessageBody } from '../core/model/index.ts';
import { systemClock } from '../core/runtime/clock.ts';
import { channels } from './lib/channels.ts';
import { previewEntry } from './lib/preview-entry.ts';
import { type Previewed, previewPage } from './lib/preview-page.ts';

/**
 * `npm run content -- export <file>`, `import <file> [--write]`, `preview <entry> [page]`, `topics`: the editors' tools.
 * Ends with 1 when something is refused. A refused row is left alone; content that would not load is not written at all.
 */
const folder = 'content';
const usage = `npm run content -- export <file>            writes every text into a spreadsheet (CSV)
npm run content -- import <file>            shows what the spreadsheet would change
npm run content -- import <file> --write    changes it
npm run content -- preview <entry> [page]   shows an entry as it looks on each channel, in a page if one is named
npm run content -- topics                   writes docs/topics.md`;

async function run([task, name, flag]: readonly string[]): Promise<number> {
  if (task === 'export' && name) return exportTo(name);
  if (task === 'import' && name) return importFrom(name, flag === '--write');
  if (task === 'preview' && name) return preview(name, flag);
  if (task === 'topics') return writeTopics();
  console.error(usage);
  return 2;
}

async function exportTo(path: string): Promise<number> {
  const opened = await openContent(folder);
  if ('problems' in opened) return refuse(opened.problems);
  await writeFile(path, exportSheet(opened.files));
  console.log(`Written: ${path}. Edit the columns “english” and “khmer”; leave the others as they are.`);
  return 0;
}

async function importFrom(path: string, write: boolean): Promise<number> {
  const opened = await openContent(folder);
  if ('problems' in opened) return refuse(opened.problems);
  const { changes, refused } = compareSheet(await readFile(path, 'utf8'), opened.files);
  for (const change of changes) show(change);
  for (const { row, reason } of refused) console.error(`Row ${row}: ${reason}`);
  const before = await readFolder(folder);
  const after = applyChanges(before, changes);
  const checked = openFiles(after);
  if ('problems' in checked) return refuse(checked.problems);
  console.log(`\n${changes.length} changes, ${refused.length} rows refused.`);
  if (!write) console.log('Nothing is written yet; add --write to change the content.');
  else
    for (const [index, { file, text }] of after.entries()) {
      if (before[index]?.text !== text) await writeFile(join(folder, file), text);
    }
  return refused.length > 0 ? 1 : 0;
}

function show({ place, language, before, after }: Change): void {
  console.log(`\n${place} (${language === 'km' ? 'Khmer' : 'English'})`);
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  for (const line of old.filter((one) => !fresh.includes(one))) console.log(`  - ${line}`);
  for (const line of fresh.filter((one) => !old.includes(one))) console.log(`  + ${line}`);
}

/** In the terminal, or as a page to open in a browser. */
async function preview(entry: string, page: string | undefined): Promise<number> {
  const opened = await openContent(folder);
  if ('problems' in opened) return refuse(opened.problems);
  const of = (language: Language) => previewEntry(entry, language, opened.content, systemClock.now());
  const previewed = { km: of('km'), en: of('en') };
  if (previewed.km.length === 0)
    return refuse([{ file: folder, line: 1, reason: `There is nothing named “${entry}”.` }]);
  if (page === undefined) print(previewed);
  else {
    await writeFile(page, previewPage(entry, previewed));
    console.log(`Written: ${page}. Open it in a browser.`);
  }
  return 0;
}

function print(previewed: Previewed): void {
  for (const language of languages) {
    for (const [channel, able] of Object.entries(channels)) {
      console.log(`\n━━ ${channel}, ${language === 'km' ? 'Khmer' : 'English'} ${'━'.repeat(40)}`);
      for (const part of previewed[language].flatMap((message) => reshape(message, able))) draw(part);
    }
  }
}

function draw({ text, choices = [], contacts = [] }: MessageBody): void {
  console.log(text);
  for (const { name, number, note } of contacts) console.log(`  ☎ ${name}\n    ${number}\n    ${note}`);
  for (const { title } of choices) console.log(`  [ ${title} ]`);
  console.log(`  (${text.length} characters)`);
}

async function writeTopics(): Promise<number> {
  const opened = await openContent(folder);
  if ('problems' in opened) return refuse(opened.problems);
  await writeFile(join('docs', 'topics.md'), topicsPage(opened.files, opened.content));
  console.log('Written: docs/topics.md');
  return 0;
}

function refuse(problems: readonly Problem[]): number {
  for (const { file, line, reason } of problems) console.error(`${file}:${line}  ${reason}`);
  return 1;
}

process.exitCode = await run(process.argv.slice(2));
