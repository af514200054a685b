import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from '@jest/globals';
import type { Content } from '../../core/content/content.ts';
import { loadContent, type Problem } from '../../core/content/load.ts';

const reply = (kind: string): string => `kind: ${kind}
first: { km: "ខ្ញុំអាន", en: I am reading. }
now: { km: "លេខ", en: Here are numbers. }
sources: [{ title: A guide, date: 2023-01-01 }]
verified: 2025-09-20
review_by: 2027-01-01
review: { km: machine, en: machine }
`;

/** The smallest content that loads: one answer, one fact, two lines, three replies in danger, the words around numbers. */
export const smallest: Readonly<Record<string, string>> = {
  'faq/border.yaml': `id: border
topic: border-closure
title: { km: "ព្រំដែន", en: "The border" }
answer:
  km: "{{fact th.border}} សួរ {{line kh-1297}}។"
  en: "{{fact th.border}} Ask {{line kh-1297}}."
next: [{ line: th-191 }, { do: human }]
sources: [{ title: A newspaper, date: 2025-09-20 }]
verified: 2025-09-20
review_by: 2027-01-01
risk: high
review: { km: machine, en: machine }
phrasings: { km: ["ព្រំដែនបើកហើយឬនៅ"], en: [is the border open], latn: [prom den baek te] }
`,
  'corridors/th.yaml': `country: th
name: { km: "ថៃ", en: Thailand }
status: closed
summary: { km: "បិទ", en: Closed }
facts:
  - id: border
    text: { km: "ព្រំដែនបិទ។", en: The border is shut. }
    value: { km: "បិទ", en: shut }
    confidence: high
    old: false
    sources: [{ title: The Paper, date: 2025-09 }]
    verified: 2025-09-10
    review_by: 2027-01-01
`,
  'directory/kh.yaml': `country: kh
name: { km: "កម្ពុជា", en: Cambodia }
lines:
  - id: kh-1297
    name: { km: "ក្រសួងការងារ", en: Ministry of Labour }
    kind: ministry
    number: "1297"
    works_from: inside
    for: { km: "ពលករ", en: Workers }
    hours: { km: "មិនដឹង", en: Hours not known }
    languages: [km]
    free: null
    capacity: unknown
    emergency_order: 3
    confidence: high
    old: false
    sources: [{ title: A ministry, date: 2025-08-20 }]
    verified: 2025-08-20
    review_by: 2027-01-01
`,
  'directory/th.yaml': `country: th
name: { km: "ថៃ", en: Thailand }
lines:
  - id: th-191
    name: { km: "ប៉ូលិស", en: Police }
    kind: emergency
    number: "191"
    works_from: inside
    for: { km: "បន្ទាន់", en: Emergency }
    hours: { km: "ទាំងយប់ទាំងថ្ងៃ", en: Day and night }
    languages: [th]
    free: true
    capacity: open
    emergency_order: 1
    confidence: high
    old: true
    sources: [{ title: A page, date: undated }]
    verified: undated
    review_by: 2027-01-01
`,
  'emergency/other.yaml': reply('other'),
  'emergency/not_safe.yaml': reply('not_safe'),
  'emergency/shared_phone.yaml': reply('shared_phone'),
  'translations/km/content.yaml': `checked: ពិនិត្យ {{date}}
checked-undated: មិនដឹង
please-check: សូមពិនិត្យ
please-check-all: ចាស់ហើយ
sources-more: និង {{number}} ទៀត
works-inside: តែក្នុង{{country}}
works-anywhere: គ្រប់ទីកន្លែង
from-abroad: ពីក្រៅ {{number}}
speaks: និយាយ {{languages}}
free: ឥតគិតថ្លៃ
full: ពេញ
`,
  'translations/en/content.yaml': `checked: Checked {{date}}
checked-undated: Date not known
please-check: please check
please-check-all: Part of this may be old.
sources-more: and {{number}} more
works-inside: Works only inside {{country}}
works-anywhere: Works anywhere
from-abroad: 'From abroad: {{number}}'
speaks: Speaks {{languages}}
free: Free
full: Full
`,
};

export const now = Date.parse('2026-11-23T12:00:00Z');

/** A content folder on disk with some files changed, added, or (null) left out. */
export async function folderWith(changes: Readonly<Record<string, string | null>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'phlov-content-'));
  for (const [file, text] of Object.entries({ ...smallest, ...changes })) {
    if (text !== null) await put(folder, file, text);
  }
  return folder;
}

export async function put(folder: string, file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

export async function loadWith(changes: Readonly<Record<string, string | null>> = {}) {
  const folder = await folderWith(changes);
  const loaded = await loadContent(folder);
  await rm(folder, { recursive: true });
  return loaded;
}

export async function contentWith(changes: Readonly<Record<string, string | null>> = {}): Promise<Content> {
  const loaded = await loadWith(changes);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.content;
}

export async function problemsWith(changes: Readonly<Record<string, string | null>>): Promise<readonly Problem[]> {
  const loaded = await loadWith(changes);
  expect(loaded).toHaveProperty('problems');
  return 'problems' in loaded ? loaded.problems : [];
}

/** A file of the smallest content with one piece of text exchanged. */
export function changed(file: string, from: string, to: string): Record<string, string> {
  const text = smallest[file];
  if (!text?.includes(from)) throw new Error(`${file} does not say ${from}`);
  return { [file]: text.replace(from, to) };
}
