import { type Bag, type Collecting, collect } from '../learned/bag.ts';
import { hashOf } from '../learned/hash.ts';
import { formOf } from './form.ts';
import type { PostScene } from './scene.ts';
import type { Weighed } from './weigh.ts';

const kind = { form: 31, sign: 32, code: 33, level: 34 } as const;

/** What tells a post from a question. */
export function bagsOfForm(post: PostScene): readonly Bag[] {
  const form = collect(({ add }) => {
    for (const [name, value] of formOf(post)) if (value > 0) add(hashOf(name, kind.form), 1.5 * value);
  });
  return [post.reading.prepared.bag(), form];
}

/** Parts that can be left out, to measure what each brings. */
export const postParts = ['words', 'signs', 'rules', 'learning'] as const;
export type PostPart = (typeof postParts)[number];

/** What tells a risky post from one that looks in order: its words, its signs, and what the rules say. */
export function bagsOfPost(post: PostScene, weighed: Weighed, without: readonly PostPart[] = []): readonly Bag[] {
  const beside = collect((bag) => {
    if (!without.includes('signs')) addSigns(post, bag);
    if (!without.includes('rules')) addRuling(weighed, bag);
  });
  return without.includes('words') ? [beside] : [post.reading.prepared.bag(), beside];
}

function addSigns({ reading, negatedBy }: PostScene, { add }: Collecting): void {
  for (const [hit, { ids }] of reading.hits.entries()) {
    for (const id of ids) add(hashOf(negatedBy[hit] === -1 ? id : `!${id}`, kind.sign), 1);
  }
}

function addRuling({ ruled, risks, safeties }: Weighed, { add }: Collecting): void {
  for (const { code, words } of [...risks, ...safeties]) {
    add(hashOf(words === '' ? `${code} missing` : code, kind.code), 1.5);
  }
  add(hashOf(ruled, kind.level), 1.5);
}
