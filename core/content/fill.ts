import type { z } from 'zod';
import { languages } from '../model/index.ts';
import { resolve, type Shelves } from './resolve.ts';

/**
 * A checklist or lesson with its references put in once and for all. Only numbers and values are named there; what may need
 * "please check" at the time of showing belongs into an answer.
 */
export function filled<Schema extends z.ZodType>(schema: Schema, value: unknown, shelves: Shelves): z.output<Schema> {
  return schema.parse(fill(value, shelves));
}

function fill(value: unknown, shelves: Shelves): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => fill(item, shelves));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => {
      const language = languages.find((one) => one === key);
      return [key, language && typeof part === 'string' ? resolve(part, language, null, shelves) : fill(part, shelves)];
    }),
  );
}
