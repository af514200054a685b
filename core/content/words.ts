import i18next, { type i18n, type Resource } from 'i18next';
import { type Language, languages } from '../model/index.ts';
import type { Problem } from './problem.ts';
import type { Parsed } from './read.ts';

type Values = Readonly<Record<string, string | number>>;

/** Interface words: `content/translations/<language>/<namespace>.yaml`. */
export interface Words {
  /** `say('chat.notice', 'km')`: first the namespace, then the key in it. An unknown key is a bug and throws. */
  say(key: string, language: Language, values?: Values): string;
  /** Every key, plural forms folded into one. */
  readonly keys: ReadonlySet<string>;
  /** All words of one file as they stand there, nested keys joined with dots: what a page takes with it. */
  all(namespace: string, language: Language): Readonly<Record<string, string>>;
}

/** One file of interface words, without the way back to its lines. Plain data. */
export interface WordsData {
  readonly name: string;
  readonly language: Language;
  readonly value: WordTree;
}

/** A tree of words, flattened: `offer.intro` to its words. */
type Flat = ReadonlyMap<string, { readonly words: string; readonly path: readonly string[] }>;
export type WordTree = { readonly [key: string]: string | WordTree };
export type WordFile = Parsed<WordTree> & { readonly language: Language };

export function buildWords(files: readonly WordsData[]): Words {
  const engine = startEngine(resourcesOf(files));
  const keys = new Set(
    files.flatMap(({ name, value }) => [...flatten(value).keys()].map((key) => `${name}.${stem(key)}`)),
  );
  const translate = (key: string, language: Language, values: Values): string => {
    const dot = key.indexOf('.');
    return engine.t(key.slice(dot + 1), { ...values, lng: language, ns: key.slice(0, dot) });
  };
  const plain = remembered((key, language) => translate(key, language, {}));
  return {
    keys,
    say(key, language, values) {
      if (!keys.has(key)) throw new Error(`no such words: ${key}`);
      return values === undefined ? plain(key, language) : translate(key, language, values);
    },
    all(namespace, language) {
      const found = files.find((file) => file.name === namespace && file.language === language);
      return Object.fromEntries([...flatten(found?.value ?? {})].map(([key, { words }]) => [key, words]));
    },
  };
}

/** Words without values are the same every time, and every message asks for many. */
function remembered(say: (key: string, language: Language) => string): (key: string, language: Language) => string {
  const said = { km: new Map<string, string>(), en: new Map<string, string>() };
  return (key, language) => {
    const known = said[language].get(key);
    if (known !== undefined) return known;
    const words = say(key, language);
    said[language].set(key, words);
    return words;
  };
}

/** Both languages must have the same files, the same keys, and the same placeholders in them. */
export function compareWords(files: readonly WordFile[]): readonly Problem[] {
  const namespaces = new Set(files.map(({ name }) => name));
  return [...namespaces].flatMap((name) => {
    const [km, en] = languages.map((language) =>
      files.find((file) => file.name === name && file.language === language),
    );
    if (km && en) return [...oneWay(km, en), ...oneWay(en, km)];
    const present = km ?? en;
    if (!present) return [];
    const other = present.language === 'km' ? 'English' : 'Khmer';
    return [{ file: present.file, line: 1, reason: `There is no ${other} file of this name.` }];
  });
}

function oneWay(from: WordFile, to: WordFile): readonly Problem[] {
  const there = new Map<string, Set<string>>();
  for (const [key, { words }] of flatten(to.value)) {
    there.set(stem(key), new Set([...(there.get(stem(key)) ?? []), ...placeholders(words)]));
  }
  return [...flatten(from.value)].flatMap(([key, { words, path }]) => {
    const line = () => from.lineOf(path);
    const known = there.get(stem(key));
    if (!known) return [{ file: from.file, line: line(), reason: `“${key}” is missing in ${to.file}.` }];
    const lost = placeholders(words).filter((name) => !known.has(name) && name !== 'count');
    return lost.map((name) => ({
      file: from.file,
      line: line(),
      reason: `“${key}” uses {{${name}}}, which ${to.file} does not.`,
    }));
  });
}

export function flatten(tree: WordTree, before: readonly string[] = []): Flat {
  const flat = new Map<string, { words: string; path: readonly string[] }>();
  for (const [key, value] of Object.entries(tree)) {
    const path = [...before, key];
    if (typeof value === 'string') flat.set(path.join('.'), { words: value, path });
    else for (const [below, leaf] of flatten(value, path)) flat.set(below, leaf);
  }
  return flat;
}

export function placeholders(words: string): readonly string[] {
  return [...words.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map((match) => match[1] ?? '');
}

/** `waiting_one` and `waiting_other` are one key; Khmer has only the second. */
function stem(key: string): string {
  return key.replace(/_(?:zero|one|two|few|many|other)$/, '');
}

function resourcesOf(files: readonly WordsData[]): Resource {
  const bundle = (language: Language) =>
    Object.fromEntries(files.filter((file) => file.language === language).map(({ name, value }) => [name, value]));
  return { km: bundle('km'), en: bundle('en') };
}

function startEngine(resources: Resource): i18n {
  const engine = i18next.createInstance();
  engine.init({
    resources,
    lng: 'km',
    fallbackLng: false,
    initAsync: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    missingInterpolationHandler: (text: string) => {
      throw new Error(`a value is missing for: ${text}`);
    },
  });
  return engine;
}
