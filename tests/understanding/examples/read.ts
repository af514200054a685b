import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const list = z.array(z.string());

/** Sentences of our own by the degree of danger they tell of. */
export const dangerExamples = read('danger', z.strictObject({ emergency: list, urgent: list, none: list }));
/** Job posts of our own by how risky they are. */
export const postExamples = read('posts', z.strictObject({ high: list, caution: list, low: list }));

function read<Shape>(name: string, shape: z.ZodType<Shape>): Shape {
  return shape.parse(parse(readFileSync(`tests/understanding/examples/${name}.yaml`, 'utf8')));
}
