import type { Language } from '../../../core/model/index.ts';
import type { OwnMessage } from './state.ts';

/** All that this browser remembers, under one name, so that ✖ can take all of it away at once. */
export interface Kept {
  readonly key: string | null;
  readonly language: Language;
  readonly draft: string;
  readonly own: readonly OwnMessage[];
  readonly cleared: number;
  readonly usedAt: number;
}

export const keptAs = 'phlov';
const day = 24 * 60 * 60 * 1000;
const keptFor = 30 * day;
const nothing: Kept = { key: null, language: 'km', draft: '', own: [], cleared: 0, usedAt: 0 };

/** As much of the browser's own storage as is needed. */
export type Box = {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
};

export interface Keeper {
  read(): Kept;
  write(change: Partial<Kept>): void;
  forget(): void;
}

/** Where the browser keeps nothing for us (private windows, full disks) it lasts as long as the page. */
export function keeper(storage: () => Box, now: () => number): Keeper {
  let kept = load(storage, now());
  let gone = false;
  return {
    read: () => kept,
    write(change) {
      if (gone) return;
      kept = { ...kept, ...change, usedAt: now() };
      attempt(() => storage().setItem(keptAs, JSON.stringify(kept)));
    },
    /** Nothing is written after this, whatever is still under way. */
    forget() {
      gone = true;
      kept = nothing;
      attempt(() => storage().removeItem(keptAs));
    },
  };
}

function load(storage: () => Box, now: number): Kept {
  const text = attempt(() => storage().getItem(keptAs));
  const read: Partial<Kept> | null = text ? attempt(() => JSON.parse(text)) : null;
  if (!read || typeof read !== 'object' || typeof read.usedAt !== 'number') return nothing;
  const language = read.language === 'en' ? 'en' : 'km';
  if (now - read.usedAt > keptFor) return { ...nothing, language };
  return {
    key: typeof read.key === 'string' ? read.key : null,
    language,
    draft: typeof read.draft === 'string' ? read.draft : '',
    own: Array.isArray(read.own) ? read.own.filter(isWhole) : [],
    cleared: typeof read.cleared === 'number' ? read.cleared : 0,
    usedAt: read.usedAt,
  };
}

/** A file whose bytes had not gone out is lost with the page, and so is its message. */
function isWhole(message: Partial<OwnMessage> | null): boolean {
  if (typeof message !== 'object' || message === null) return false;
  return typeof message.id === 'string' && typeof message.act === 'object' && message.file?.uploaded !== null;
}

function attempt<Value>(work: () => Value): Value | null {
  try {
    return work();
  } catch {
    return null;
  }
}
