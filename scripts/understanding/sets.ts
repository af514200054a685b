import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The evaluation files (see their README): one JSON object a line. */
const lang = z.enum(['km', 'en', 'mixed', 'km-latn']);
const base = { id: z.string(), lang, text: z.string() };
const question = z.object({ ...base, topic: z.string(), acceptable: z.array(z.string()) });
const outside = z.object({ ...base, topic: z.string() });
const post = z.object({ ...base, label: z.enum(['high', 'caution', 'low']), why: z.array(z.string()) });
const crisis = z.object({ ...base, label: z.enum(['emergency', 'urgent', 'none']) });

export type Lang = z.infer<typeof lang>;
export type Question = z.infer<typeof question>;
export type Outside = z.infer<typeof outside>;
export type Post = z.infer<typeof post>;
export type Crisis = z.infer<typeof crisis>;

export interface Sets {
  readonly faq: readonly Question[];
  readonly outside: readonly Outside[];
  readonly posts: readonly Post[];
  readonly crisis: readonly Crisis[];
}

/** Reads the folder; a file that is not there is an empty set. */
export function readSets(folder: string): Sets {
  return {
    faq: readLines(join(folder, 'faq.jsonl'), question),
    outside: readLines(join(folder, 'out-of-scope.jsonl'), outside),
    posts: readLines(join(folder, 'job-posts.jsonl'), post),
    crisis: readLines(join(folder, 'crisis.jsonl'), crisis),
  };
}

function readLines<Shape>(path: string, shape: z.ZodType<Shape>): Shape[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => shape.parse(JSON.parse(line)));
}
