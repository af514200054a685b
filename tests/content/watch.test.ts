import { rm } from 'node:fs/promises';
import { afterEach, expect, test } from '@jest/globals';
import type { Content } from '../../core/content/content.ts';
import { loadContent } from '../../core/content/load.ts';
import { followFolder, type Live, type Outcome } from '../../core/content/watch.ts';
import { changed, folderWith, now, put, smallest } from './folder.ts';

let open: { live: Live<Content>; folder: string } | undefined;
afterEach(async () => {
  open?.live.stop();
  if (open) await rm(open.folder, { recursive: true });
  open = undefined;
});

async function make(folder: string): Promise<Outcome<Content>> {
  const loaded = await loadContent(folder);
  return 'problems' in loaded ? loaded : { made: loaded.content };
}

async function follow() {
  const folder = await folderWith();
  const outcomes: Outcome<Content>[] = [];
  let wake = () => {};
  const first = await make(folder);
  if ('problems' in first) throw new Error('the smallest content does not load');
  const live = followFolder(folder, first.made, {
    make,
    quietMs: 20,
    heard(outcome) {
      outcomes.push(outcome);
      wake();
    },
  });
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
