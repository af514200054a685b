import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Concept, conceptsFile } from '../vocabulary/schema.ts';

/** The ways one thing is said. Same form as the synonyms: `km`, `en`, and `latn` for Khmer in Latin letters. */
export type SignWords = readonly Concept[];

/** Reads every list of a folder such as `content/understanding/danger`. Called once, at start; throws with file and reason. */
export function readSignWords(folder: string): SignWords {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort().flatMap((name) => readOne(join(folder, name)));
}

function readOne(path: string): SignWords {
  const parsed = conceptsFile.safeParse(parse(readFileSync(path, 'utf8'), { schema: 'failsafe' }));
  if (!parsed.success) throw new Error(`${path} is not as it should be: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
