import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Problem } from '../../content/problem.ts';
import { parseWordFile } from '../../content/read.ts';
import {
  commonFile,
  conceptsFile,
  dangerExamplesFile,
  elsewhereFile,
  phrasingsFile,
  placesFile,
  postExamplesFile,
  spellingsFile,
  type Vocabulary,
  weightsFile,
  wordsFile,
} from './schema.ts';

/** A file of the vocabulary is not what it should be. */
export class WrongVocabulary extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.file}:${problem.line}: ${problem.reason}`);
    this.problem = problem;
  }
}

/** Reads `content/understanding`. Throws `WrongVocabulary` with file, line and reason; called whenever content is made. */
export function readVocabulary(folder: string): Vocabulary {
  const one = <Schema extends z.ZodType>(file: string, schema: Schema) => readOne(folder, file, schema);
  const all = <Schema extends z.ZodType>(below: string, schema: Schema) =>
    namesIn(folder, below).map((name) => readOne(folder, `${below}/${name}`, schema));
  return {
    spellings: one('spellings.yaml', spellingsFile),
    concepts: all('synonyms', conceptsFile).flat(),
    places: one('places.yaml', placesFile),
    words: one('words.yaml', wordsFile),
    common: one('common.yaml', commonFile),
    phrasings: all('phrasings', phrasingsFile),
    elsewhere: one('elsewhere.yaml', elsewhereFile),
    weights: one('weights.yaml', weightsFile),
    danger: all('danger', conceptsFile).flat(),
    posts: all('posts', conceptsFile).flat(),
    examples: {
      danger: all('examples/danger', dangerExamplesFile).flat(),
      posts: all('examples/posts', postExamplesFile).flat(),
    },
  };
}

function namesIn(folder: string, below: string): string[] {
  try {
    return readdirSync(join(folder, below))
      .filter((name) => name.endsWith('.yaml'))
      .sort();
  } catch {
    throw new WrongVocabulary({ file: `understanding/${below}`, line: 1, reason: 'There is no such folder.' });
  }
}

function readOne<Schema extends z.ZodType>(folder: string, file: string, schema: Schema): z.output<Schema> {
  const read = parseWordFile({ file: `understanding/${file}`, text: textOf(folder, file) }, schema);
  if ('parsed' in read) return read.parsed.value;
  const [problem] = read.problems;
  throw new WrongVocabulary(problem ?? { file: `understanding/${file}`, line: 1, reason: 'This cannot be read.' });
}

function textOf(folder: string, file: string): string {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch {
    throw new WrongVocabulary({ file: `understanding/${file}`, line: 1, reason: 'There is no such file.' });
  }
}
