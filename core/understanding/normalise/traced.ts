/**
 * A text that remembers where each of its characters came from, so that whatever is found in the normalised text can be
 * shown in the person's own words. `at[i]` is the offset in the original of `text[i]`; `at[text.length]` is its end.
 */
export interface Traced {
  readonly text: string;
  readonly at: Int32Array;
}

export function trace(text: string): Traced {
  const at = new Int32Array(text.length + 1);
  for (let i = 0; i <= text.length; i++) at[i] = i;
  return { text, at };
}

/** What stands in place of a match; `null` leaves it as it is. */
export type Put = (found: string, groups: readonly (string | undefined)[], at: number, text: string) => string | null;

/**
 * Replaces every match of `pattern` (global). A replacement of the same length keeps its characters' own offsets; another
 * length points at the start of the match.
 */
export function rewrite(traced: Traced, pattern: RegExp, put: string | Put): Traced {
  pattern.lastIndex = 0;
  let match = pattern.exec(traced.text);
  if (match === null) return traced;
  const parts: string[] = [];
  const at: number[] = [];
  let done = 0;
  while (match !== null) {
    const found = match[0];
    const instead = typeof put === 'string' ? put : put(found, match.slice(1), match.index, traced.text);
    if (instead !== null && instead !== found) {
      keep(traced, done, match.index, parts, at);
      move(traced, match.index, found.length, instead, parts, at);
      done = match.index + found.length;
    }
    if (found.length === 0) pattern.lastIndex++;
    match = pattern.exec(traced.text);
  }
  if (done === 0 && parts.length === 0) return traced;
  keep(traced, done, traced.text.length, parts, at);
  at.push(traced.at[traced.text.length] ?? 0);
  return { text: parts.join(''), at: new Int32Array(at) };
}

function keep(traced: Traced, start: number, end: number, parts: string[], at: number[]): void {
  if (start >= end) return;
  parts.push(traced.text.slice(start, end));
  for (let i = start; i < end; i++) at.push(traced.at[i] ?? 0);
}

function move(traced: Traced, start: number, length: number, instead: string, parts: string[], at: number[]): void {
  parts.push(instead);
  for (let i = 0; i < instead.length; i++) at.push(traced.at[instead.length === length ? start + i : start] ?? 0);
}
