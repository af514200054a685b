import type { Action } from './actions.ts';
import type { Asked, Conversation } from './state.ts';

/** The action behind a pressed token, also of an old message; null when it is older than we remember. */
export function pressed(state: Conversation, token: string): Action | null {
  for (let index = state.offered.length - 1; index >= 0; index -= 1) {
    const entry = state.offered[index];
    if (entry && entry[0] === token) return entry[1];
  }
  return null;
}

/** A typed answer that means one of the choices on screen: its number, its title, or a near spelling of it. */
export function typed(state: Conversation, text: string): Action | null {
  const wanted = fold(text);
  if (wanted === '' || wanted.length > 60) return null;
  const asked = byNumber(state.asked, wanted) ?? byTitle(state.asked, wanted);
  return asked ? pressed(state, asked.token) : null;
}

function byNumber(asked: readonly Asked[], wanted: string): Asked | null {
  if (!/^\d{1,2}[.)]?$/.test(wanted)) return null;
  return asked[Number.parseInt(wanted, 10) - 1] ?? null;
}

/** Folding only shortens, so what is longer than a title by more than any allowed distance cannot mean it. */
function byTitle(asked: readonly Asked[], wanted: string): Asked | null {
  const titles = asked
    .filter(({ title }) => wanted.length <= title.length + mostDistance)
    .map((one) => ({ one, title: fold(one.title) }))
    .filter(({ title }) => title !== '');
  const exact = titles.find(({ title }) => title === wanted);
  if (exact) return exact.one;
  const near = titles
    .map(({ one, title }) => ({ one, far: distance(title, wanted), allowed: allowedDistance(title) }))
    .filter(({ far, allowed }) => far <= allowed)
    .sort((a, b) => a.far - b.far);
  const [best, second] = near;
  return best && (!second || second.far > best.far) ? best.one : null;
}

const mostDistance = 2;

function allowedDistance(title: string): number {
  const length = [...title].length;
  return length < 4 ? 0 : length < 8 ? 1 : mostDistance;
}

/** Lower case, Khmer digits as Arabic ones, no signs, spaces, emoji or invisible characters. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u17e0-\u17e9]/g, (digit) => String(digit.charCodeAt(0) - 0x17e0))
    .replace(/អោយ|ឱ្យ/g, 'ឲ្យ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** Edits between two short texts: insert, drop, change, swap neighbours. */
export function distance(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  if (Math.abs(left.length - right.length) > 2) return 3;
  let before: number[] = [];
  let previous = right.map((_, index) => index + 1);
  previous.unshift(0);
  left.forEach((char, row) => {
    const current = [row + 1];
    right.forEach((other, column) => {
      const change = (previous[column] ?? 0) + (char === other ? 0 : 1);
      const drop = (previous[column + 1] ?? 0) + 1;
      const insert = (current[column] ?? 0) + 1;
      const swapped = char === right[column - 1] && other === left[row - 1];
      const swap = swapped && row > 0 && column > 0 ? (before[column - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      current.push(Math.min(change, drop, insert, swap));
    });
    before = previous;
    previous = current;
  });
  return previous[right.length] ?? 0;
}

/** Words that mean a command in every state, whatever was asked. One list a command in `content/translations`. */
export function meansOneOf(text: string, list: string): boolean {
  const { exact, folded } = membersOf(list);
  const wanted = fold(text);
  return wanted === '' ? exact.has(text.trim()) : folded.has(wanted);
}

interface Members {
  readonly exact: ReadonlySet<string>;
  readonly folded: ReadonlySet<string>;
}

/** The lists come from content, so they are few, and every message is held against all of them. */
const known = new Map<string, Members>();

function membersOf(list: string): Members {
  const found = known.get(list) ?? readMembers(list);
  known.set(list, found);
  return found;
}

function readMembers(list: string): Members {
  const words = list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return { exact: new Set(words), folded: new Set(words.map(fold)) };
}
