import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { lifetimes } from '../bots/console/server/session/session.ts';
import { pageFields } from '../bots/messenger/subscription.ts';
import { capabilities as telegram } from '../bots/telegram/send.ts';
import { entriesKept, unusedFor } from '../bots/webchat/log.ts';
import { blankKeptFor, chatKeptFor } from '../core/conversation/mailbox.ts';
import { wordsKeptFor } from '../core/conversation/remember.ts';
import { commands, day, hour } from '../core/model/index.ts';
import { fileMost } from '../core/runtime/attachments.ts';
import { readConfig, settingNames } from '../core/runtime/config.ts';

/** The documents say what is true of the code, in both directions where they list something. */
const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const manifest: { dependencies: Record<string, string>; scripts: Record<string, string> } = JSON.parse(
  read('package.json'),
);

function found(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

describe('the README', () => {
  const rows = [...read('README.md').matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)];

  test('says of each package that runs in production why it is there, and of no other', () => {
    expect(rows.map(([, name = '']) => name).sort()).toEqual(Object.keys(manifest.dependencies).sort());
  });

  test('gives each its own reason', () => {
    expect(new Set(rows.map(([, , why]) => why)).size).toBe(rows.length);
  });
});

describe('.env.example', () => {
  const example = read('.env.example');

  test('explains every setting in one line, in the order in which they are read', () => {
    expect(found(example, /^# [^\n]{10,}\n# ([A-Z_]+)=/gm)).toEqual(settingNames);
    expect(found(example, /^#? ?([A-Z_]{3,})=/gm)).toEqual(settingNames);
  });

  test('changes nothing as it stands, whether or not it is taken out of its comments', () => {
    const uncommented = example.replace(/^# ([A-Z_]+=)/gm, '$1');
    expect(parseEnv(example)).toEqual({});
    expect(readConfig(parseEnv(uncommented))).toEqual(readConfig({}));
    expect(Object.keys(parseEnv(uncommented))).toHaveLength(settingNames.length);
  });
});

describe.each(pages)('%s', (page) => {
  const text = read(page);
  const prose = text.replace(/```[\s\S]*?```/g, '');

  test('says first whom it is for', () => {
    const [, first = ''] = text.split(/\n{2,}/);
    expect(first).toMatch(/\b[Ff]or\b/);
  });

  test('links only to what is there', () => {
    const targets = [
      ...found(prose, /\]\(([^)\s]+)\)/g),
      ...found(prose, /\]\([^)\s]+\)\]\(([^)\s]+)\)/g),
      ...found(prose, /(?:src|href)="([^"]+)"/g),
    ];
    const here = targets.filter((target) => !/^https?:/.test(target));
    expect(here.filter((target) => !isThere(page, target))).toEqual([]);
  });

  test('names only commands that exist', () => {
    const named = found(text, /npm run (?:-s )?([a-z][\w-]*)/g);
    expect(named.filter((name) => !runs(name))).toEqual([]);
  });

  test('names only settings that exist', () => {
    const known: readonly string[] = [...settingNames, 'MONGODB_TEST_URI'];
    const named = found(text, /\b((?:PHLOV|TELEGRAM|MESSENGER|MONGODB)_[A-Z_]*[A-Z]|PUBLIC_URL|LOG_LEVEL)\b/g);
    expect(sorted(named).filter((name) => !known.includes(name))).toEqual([]);
  });

  test('names only files and folders that are there', () => {
    const named = found(prose, /`((?:bots|core|content|docs|scripts|tests)\/[\w./-]*)`/g);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

/** A file or folder, and the heading behind `#` when there is one. */
function isThere(page: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : relative(root, join(root, dirname(page), path));
  if (!existsSync(join(root, file))) return false;
  return anchor === undefined || anchors(read(file)).includes(anchor);
}

function anchors(text: string): readonly string[] {
  return found(text, /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** `npm run connect` is one of the scripts in the folder, or a command of its own. */
function runs(name: string): boolean {
  const command = manifest.scripts[name];
  const script = /^node scripts\/run\.mjs ([\w-]+)$/.exec(command ?? '')?.[1];
  return command !== undefined && (script === undefined || existsSync(join(root, 'scripts', `${script}.ts`)));
}

describe('what is said of a channel', () => {
  test('Messenger: the webhook fields are those that we subscribe', () => {
    const [, fields = ''] =
      /subscribes the page to these webhook fields:([^.]+)\./.exec(read('docs/messenger.md')) ?? [];
    expect(found(fields, /`(\w+)`/g)).toEqual(pageFields);
  });

  test('Telegram: the commands are those that are heard', () => {
    expect(sorted(found(read('docs/telegram.md'), /^\| `\/(\w+)` \|/gm))).toEqual(sorted(commands));
  });
});

describe('how long something is kept', () => {
  const privacy = read('docs/privacy.md');
  const row = (begins: string) => privacy.split('\n').find((line) => line.startsWith(`| ${begins}`)) ?? '';

  test.each([
    ['A chat |', `${chatKeptFor / day} days after the person's last act`],
    ['The last words of a chat', `${wordsKeptFor / day} days after the newest`],
    ['Files in a case', `up to ${fileMost / 1024 / 1024} MB each`],
    ['The web chat |', `the newest ${entriesKept} entries`],
    ['The web chat |', `${unusedFor / day} days after it was last used`],
    ['After `delete`', `${blankKeptFor / day} days`],
    ['Sign-ins', `${lifetimes.idle / hour} hours without use, ${lifetimes.whole / day} days at most`],
    ['Sign-ins', `links for new accounts and passwords ${lifetimes.link / day} day`],
    ['Tries to sign in', `${lifetimes.attempts / hour} hour`],
    ['`hide`', `none older than ${(telegram.erases?.withinMs ?? 0) / hour} hours`],
  ])('%s %s', (begins, figure) => {
    expect(row(begins)).toContain(figure);
  });
});

describe('the pictures', () => {
  const pictures = existsSync(join(root, 'docs/pictures')) ? readdirSync(join(root, 'docs/pictures')) : [];
  const all = pages.map(read).join('\n');

  test('there are some', () => {
    expect(pictures).not.toEqual([]);
  });

  test.each(pictures.map((name) => [name]))('%s is shown somewhere, and is light enough for a slow line', (name) => {
    expect(all).toContain(`pictures/${name}`);
    expect(statSync(join(root, 'docs/pictures', name)).size).toBeLessThan(250_000);
  });
});
