import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from '@jest/globals';

/** Holds the arrows between the parts: who may import whom. */
const root = join(import.meta.dirname, '..');

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(
    /(?:import|export)\s+(type\s+)?([^;'"]*?)\s*from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
  );
  return [...found].map(([, type, names = '', path = '', lazy = '']) => {
    const target = path || lazy;
    const inside = target.startsWith('.')
      ? relative(root, resolve(join(root, dirname(file)), target))
          .split(sep)
          .join('/')
      : target;
    const braces = /^\{([^}]*)\}$/.exec(names.trim());
    const onlyTypes =
      braces !== null &&
      (braces[1] ?? '').split(',').every((name) => name.trim() === '' || name.trim().startsWith('type '));
    return { from: file, to: inside, typeOnly: type !== undefined || onlyTypes };
  });
}

const core = filesBelow('core').flatMap(importsOf);
const bots = filesBelow('bots').flatMap(importsOf);
const part = (path: string) => path.split('/').slice(0, 2).join('/');
const show = ({ from, to }: Import) => `${from} -> ${to}`;

describe('the arrows of the house', () => {
  test('core never looks up into bots, scripts or tests', () => {
    expect(core.filter(({ to }) => /^(bots|scripts|tests)\//.test(to)).map(show)).toEqual([]);
  });

  test('only the runtime sees the other parts of core; the rest see the model and what they are told here', () => {
    const allowed: Readonly<Record<string, readonly string[]>> = {
      'core/model': [],
      'core/conversation': ['core/content', 'core/understanding'],
      'core/understanding': ['core/content'],
      'core/casework': [],
      'core/delivery': [],
      'core/content': [],
      'core/privacy': [],
      'core/storage': [],
      'core/insight': [],
      'core/outreach': [],
    };
    const wrong = core.filter(({ from, to }) => {
      const own = part(from);
      const may = allowed[own];
      return (
        may !== undefined &&
        to.startsWith('core/') &&
        part(to) !== own &&
        part(to) !== 'core/model' &&
        !may.includes(part(to))
      );
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test('the engine takes types alone from content and understanding, and nothing that reads a clock, a file or the network', () => {
    const engine = core.filter(({ from }) => from.startsWith('core/conversation/'));
    const values = engine.filter(({ to, typeOnly }) => !typeOnly && !/^core\/(conversation|model)\//.test(to));
    expect(values.map(show)).toEqual([]);
    const touching = filesBelow('core/conversation').filter((file) =>
      /Date\.now|new Date\(|Math\.random|\bawait\b|\basync\b|process\.|\bfetch\(|setTimeout|console\./.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    );
    expect(touching).toEqual([]);
  });

  test('channels never import each other, and only the roots of bots wire them', () => {
    const faces = ['telegram', 'messenger', 'webchat', 'console', 'staffroom', 'hosts'];
    const wrong = bots.filter(({ from, to }) => {
      const [, own = ''] = from.split('/');
      const [top, other = ''] = to.split('/');
      return top === 'bots' && faces.includes(own) && faces.includes(other) && own !== other;
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test('each package stands behind one part of ours', () => {
    const homes: Readonly<Record<string, RegExp>> = {
      grammy: /^bots\/telegram\//,
      mongodb: /^core\/storage\/mongodb\//,
      '@photostructure/sqlite': /^core\/storage\/sqlite\//,
      i18next: /^core\/content\//,
      '@node-rs/argon2': /^bots\/console\/server\//,
      'prom-client': /^bots\/metrics\.ts$/,
      pino: /^bots\/main\.ts$/,
    };
    const wrong = [...core, ...bots].filter(({ from, to }) => homes[to] !== undefined && !homes[to]?.test(from));
    expect(wrong.map(show)).toEqual([]);
  });
});
