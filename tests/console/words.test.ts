import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { auditActs } from '../../bots/console/server/audit.ts';
import { hindrances } from '../../bots/console/wire.ts';
import { roles } from '../../core/casework/accounts.ts';
import { caseStates, outcomes, priorities } from '../../core/casework/case.ts';
import { sendFailures } from '../../core/delivery/failures.ts';
import { channelNames, type Language, languages } from '../../core/model/index.ts';
import { realContent } from '../support/core.ts';

type Words = Readonly<Record<string, string>>;
let words: (language: Language) => Words;
let sources: { readonly page: string; readonly server: string };

beforeAll(async () => {
  const content = await realContent();
  words = (language) => content.words('console', language);
  sources = { page: await sourceOf('bots/console/page'), server: await sourceOf('bots/console/server') };
});

async function sourceOf(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.tsx?$/.test(name));
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('the words of the console', () => {
  test('say the same things in both languages', () => {
    const [km, en] = [words('km'), words('en')];
    expect(Object.keys(km).sort()).toEqual(Object.keys(en).sort());
    for (const [key, text] of Object.entries(en)) {
      expect({ key, names: placeholders(km[key] ?? '') }).toEqual({ key, names: placeholders(text) });
    }
  });

  test.each(languages)('hold every word that the page asks for: %s', (language) => {
    const asked = [...sources.page.matchAll(/\bt\('([\w.]+)'/g)].map(([, key]) => key ?? '');
    const chosen = [...sources.page.matchAll(/\bt\([^)]*\? '([\w.]+)' : '([\w.]+)'/g)].flatMap(([, a, b]) => [a, b]);
    expect(asked.length).toBeGreaterThan(100);
    expect([...asked, ...chosen].filter((key) => words(language)[key ?? ''] === undefined)).toEqual([]);
  });

  test.each(languages)('name everything there can be: %s', (language) => {
    const table: Readonly<Record<string, readonly string[]>> = {
      failure: Object.keys(sendFailures),
      outcome: outcomes,
      priority: priorities,
      state: caseStates,
      role: roles,
      why: hindrances,
      channel: channelNames,
      'audit.act': auditActs,
      delivery: ['sending', 'sent', 'delivered', 'read', 'failed'],
      safe: ['yes', 'no', 'only_when_i_write', 'not_said'],
    };
    const wanted = Object.entries(table).flatMap(([group, names]) => names.map((name) => `${group}.${name}`));
    expect(wanted.filter((key) => words(language)[key] === undefined)).toEqual([]);
  });

  test.each(languages)('explain every refusal: %s', (language) => {
    const thrown = [...sources.server.matchAll(/Refusal\(\d+, '(\w+)'/g)].map(([, code]) => code);
    const mapped = [...sources.server.matchAll(/^ {2}\d{3}: '(\w+)'/gm)].map(([, code]) => code);
    const desk = ['no_such_case', 'not_active', 'already_closed', 'nothing_to_send'];
    const faults = ['password_short', 'password_long', 'password_plain'];
    const codes = [...thrown, ...mapped, ...desk, ...faults, 'held', 'offline', 'unexpected'];
    expect(thrown.length).toBeGreaterThan(20);
    expect(codes.filter((code) => words(language)[`error.${code}`] === undefined)).toEqual([]);
  });

  test('stand nowhere in the page itself', () => {
    const khmer = /[\u1780-\u17ff]/;
    expect(khmer.test(sources.page)).toBe(false);
  });
});
