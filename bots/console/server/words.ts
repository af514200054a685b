import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Language, languages } from '../../../core/model/index.ts';

type Words = Readonly<Record<string, string>>;
interface Nested {
  readonly [key: string]: string | Nested;
}
const nested: z.ZodType<Nested> = z.lazy(() => z.record(z.string(), z.union([z.string(), nested])));

/** Reads `translations/<language>/console.yaml`; nested keys become `place.waiting`. */
export async function loadConsoleWords(contentFolder: string): Promise<(language: Language) => Words> {
  const read = await Promise.all(
    languages.map(async (language) => {
      const file = join(contentFolder, 'translations', language, 'console.yaml');
      return [language, flat(nested.parse(parse(await readFile(file, 'utf8'))))] as const;
    }),
  );
  const words = new Map(read);
  return (language) => words.get(language) ?? {};
}

function flat(tree: Nested, before = ''): Words {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[`${before}${key}`, value]] : Object.entries(flat(value, `${before}${key}.`)),
    ),
  );
}
