import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keep, keyOf } from '../../../core/runtime/knowledge/kept.ts';
import { knowledgeSource } from '../../../core/runtime/knowledge/source.ts';
import { freshContext } from '../../../core/understanding/index.ts';
import { shippedData } from '../../support/knowledge.ts';

const shipped = join(import.meta.dirname, '..', '..', '..', 'content');

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
  keep(kept(), await keyOf(content), await shippedData());
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

test('a maker that dies is a failure, not a wait without end', async () => {
  await expect(knowledgeSource(join(folder, 'none.bin'), maker('process.exit(3);'))(content)).rejects.toThrow('ended');
});
