import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { type ZodType, z } from 'zod';
import { readSignWords } from '../signs/words.ts';
import {
  commonFile,
  conceptsFile,
  elsewhereFile,
  phrasingsFile,
  placesFile,
  spellingsFile,
  type Vocabulary,
  weightsFile,
  wordsFile,
} from './schema.ts';

/** Reads `content/understanding`. Throws with file and reason when a file is not what it should be; called once, at start. */
export function readVocabulary(folder: string): Vocabulary {
  return {
    spellings: readOne(join(folder, 'spellings.yaml'), spellingsFile),
    concepts: readAll(join(folder, 'synonyms'), conceptsFile).flat(),
    places: readOne(join(folder, 'places.yaml'), placesFile),
    words: readOne(join(folder, 'words.yaml'), wordsFile),
    common: readOne(join(folder, 'common.yaml'), commonFile),
    phrasings: readAll(join(folder, 'phrasings'), phrasingsFile),
    elsewhere: readOne(join(folder, 'elsewhere.yaml'), elsewhereFile),
    weights: readOne(join(folder, 'weights.yaml'), weightsFile),
    danger: readSignWords(join(folder, 'danger')),
    posts: readSignWords(join(folder, 'posts')),
  };
}

function readAll<Shape>(folder: string, shape: ZodType<Shape>): Shape[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => readOne(join(folder, name), shape));
}

/** Every scalar is a word here: `no`, `true` and `12` are not values. */
function readOne<Shape>(path: string, shape: ZodType<Shape>): Shape {
  const parsed = shape.safeParse(load(readFileSync(path, 'utf8'), { schema: FAILSAFE_SCHEMA }));
  if (!parsed.success) throw new Error(`${path} is not as it should be: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
