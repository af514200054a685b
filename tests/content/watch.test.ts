import { rm } from 'node:fs/promises';
import { afterEach, expect, test } from '@jest/globals';
import { type LiveContent, type Reloaded, watchContent } from '../../core/content/watch.ts';
import { changed, folderWith, now, put, smallest } from './folder.ts';

let open: { live: LiveContent; folder: string } | undefined;
afterEach(async () => {
  open?.live.stop();
  if (open) await rm(open.folder, { recursive: true });
  open = undefined;
});

async function follow() {
  const folder = await folderWith();
  const outcomes: Reloaded[] = [];
  let wake = () => {};
  const live = await watchContent(folder, {
    quietMs: 20,
    heard(outcome) {
      outcomes.push(outcome);
      wake();
    },
  });
  if ('problems' in live) throw new Error('the smallest content does not load');
  open = { live, folder };
  const next = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  return { live, folder, outcomes, next };
}

test('a changed number is live without a restart', async () => {
  const { live, folder, next } = await follow();
  const heard = next();
  await put(folder, 'directory/kh.yaml', changed('directory/kh.yaml', '"1297"', '"1298"')['directory/kh.yaml'] ?? '');
  await heard;
  expect(live.current().answer('border', 'en', now)?.text).toContain('Ask 1298');
});

test('a change that fails is reported, and the old content stays', async () => {
  const { live, folder, outcomes, next } = await follow();
  const before = live.current();
  const heard = next();
  await put(folder, 'faq/border.yaml', 'id: border\n');
  await heard;
  expect(outcomes.at(-1)).toHaveProperty('problems');
  expect(live.current()).toBe(before);
  await put(folder, 'faq/border.yaml', smallest['faq/border.yaml'] ?? '');
  await live.reload();
  expect(live.current().answer('border', 'en', now)?.text).toContain('Ask 1297');
});

test('a folder that goes away is told, and the content in memory stays', async () => {
  const { live, folder, outcomes } = await follow();
  const before = live.current();
  await rm(folder, { recursive: true });
  expect(await live.reload()).toHaveProperty('problems');
  expect(outcomes.at(-1)).toHaveProperty('problems');
  expect(live.current()).toBe(before);
  await put(folder, 'faq/border.yaml', '');
});

test('saving without a change is no news', async () => {
  const { live, folder, outcomes } = await follow();
  await put(folder, 'faq/border.yaml', smallest['faq/border.yaml'] ?? '');
  await live.reload();
  expect(outcomes).toEqual([]);
});

test('content that is wrong from the start is refused', async () => {
  const folder = await folderWith({ 'faq/border.yaml': 'id: border\n' });
  expect(await watchContent(folder, { heard: () => {} })).toHaveProperty('problems');
  await rm(folder, { recursive: true });
});
