import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openContent } from '../../../core/content/load.ts';
import { keep, keyOf, learnedKeyOf, readLearned } from '../../../core/runtime/knowledge/kept.ts';
import { makeKnowledgeData } from '../../../core/runtime/knowledge/make.ts';
import { knowledgeSource } from '../../../core/runtime/knowledge/source.ts';
import { freshContext } from '../../../core/understanding/index.ts';
import { shippedData } from '../../support/knowledge.ts';

const shipped = join(import.meta.dirname, '..', '..', '..', 'content');
const data = await shippedData();

/** Where knowledge comes from: the kept file while it fits, a process apart when it does not. */
let folder: string;
let content: string;
const kept = (): string => join(folder, 'knowledge.bin');
/** A maker of its own kind: says what it was asked for. */
const maker = (body: string): string => {
  const path = join(folder, `maker-${body.length}.mjs`);
  writeFileSync(path, body);
  return path;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'phlov-knowledge-'));
  content = join(folder, 'content');
  await cp(shipped, content, { recursive: true });
  await keep(kept(), content, data);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what was kept is opened while it fits', async () => {
  const outcome = await knowledgeSource(kept(), maker('throw new Error();'))(content);
  const opened = 'made' in outcome ? outcome.made : null;
  expect(opened?.content.faq.size).toBeGreaterThan(64);
  expect(opened?.understanding.understand('sos', freshContext).danger).toBe('emergency');
});

test('a damaged file and other content are made anew, apart; what is wrong there comes back', async () => {
  const telling = maker(
    'process.send({ problems: [{ file: process.argv[2], line: 1, reason: "no" }] }, () => process.disconnect());',
  );
  writeFileSync(join(folder, 'damaged.bin'), `${await keyOf(content)} not what it was`);
  expect(await knowledgeSource(join(folder, 'damaged.bin'), telling)(content)).toEqual({
    problems: [{ file: content, line: 1, reason: 'no' }],
  });
  writeFileSync(join(content, 'glossary', 'more.yaml'), '# changed\n');
  expect(await knowledgeSource(kept(), telling)(content)).toMatchObject({ problems: [{ reason: 'no' }] });
  rmSync(join(content, 'glossary', 'more.yaml'));
});

test('what was learned is kept while only answers change, and learned anew when a way of asking does', async () => {
  const hotlines = join(content, 'faq', 'hotlines.yaml');
  const before = await readFile(hotlines, 'utf8');
  const { danger } = data.understanding;
  const marked = { ...data.understanding, danger: { ...danger, limits: { ...danger.limits, calm: 0.123 } } };
  await keep(kept(), content, { ...data, understanding: marked });

  writeFileSync(hotlines, before.replace(/^verified: .*$/m, "verified: '2026-11-01'"));
  const outcome = await makeKnowledgeData(content, kept());
  expect(outcome).toMatchObject({ made: { understanding: { danger: { limits: { calm: 0.123 } } } } });

  writeFileSync(
    hotlines,
    before.replace(/^phrasings:\n {2}km:\n/m, (head) => `${head}    - សុំលេខបន្ទាន់មួយ\n`),
  );
  const opened = await openContent(content);
  const faq = 'problems' in opened ? [] : opened.collection.faq;
  expect(faq.length).toBeGreaterThan(64);
  expect(readLearned(kept(), await learnedKeyOf(content, faq))).toBeNull();
  writeFileSync(hotlines, before);
});

test('a maker that dies is a failure, not a wait without end', async () => {
  await expect(knowledgeSource(join(folder, 'none.bin'), maker('process.exit(3);'))(content)).rejects.toThrow('ended');
});
