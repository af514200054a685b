import { freshContext, type Meaning, type Understanding } from '../../core/understanding/index.ts';

/** One line of `npm run understand`: `{id, text}` in, what it means out. A line that is not what it should be gets `error`. */
export function answerLine(line: string, understanding: Understanding, asPost: boolean): object {
  const asked = readLine(line);
  if ('error' in asked) return asked;
  return { id: asked.id, ...present(understanding.understand(asked.text, { ...freshContext, asPost })) };
}

type Asked =
  | { readonly id: unknown; readonly text: string }
  | { readonly id: unknown; readonly error: 'not JSON' | 'not an object' | 'no text' };

function readLine(line: string): Asked {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    return { id: null, error: 'not JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { id: null, error: 'not an object' };
  const id = 'id' in value ? value.id : null;
  return 'text' in value && typeof value.text === 'string' ? { id, text: value.text } : { id, error: 'no text' };
}

/** Field by field: the words that led to it stay inside. */
function present({ language, danger, decision, answers, post }: Meaning): object {
  const judged = post === null ? null : { level: post.level, reasons: post.reasons.map((each) => each.code) };
  return { language, danger, decision, answers, post: judged };
}
