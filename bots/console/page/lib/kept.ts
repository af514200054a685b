/** What was typed and not yet sent, kept in this browser until it is sent or until one signs out. */
const prefix = 'phlov.kept.';

export type Tab = 'reply' | 'note';

/** A message on its way. Its key stays the same until the server has it, so that trying again adds nothing. */
export interface Unsent {
  readonly key: string;
  readonly tab: Tab;
  readonly text: string;
  readonly files: readonly { readonly id: string; readonly name: string }[];
  /** Null while it is on its way. */
  readonly error: string | null;
}

export function readDraft(caseId: string, tab: Tab): string {
  return read(`${caseId}.${tab}`) ?? '';
}

export function keepDraft(caseId: string, tab: Tab, text: string): void {
  write(`${caseId}.${tab}`, text === '' ? null : text);
}

/** What was on its way when the page was closed did not arrive as far as we know: it waits to be sent again. */
export function readUnsent(caseId: string): readonly Unsent[] {
  try {
    const list: unknown = JSON.parse(read(`${caseId}.unsent`) ?? '[]');
    return Array.isArray(list) ? list.filter(isUnsent).map((one) => ({ ...one, error: one.error ?? 'offline' })) : [];
  } catch {
    return [];
  }
}

export function keepUnsent(caseId: string, list: readonly Unsent[]): void {
  write(`${caseId}.unsent`, list.length === 0 ? null : JSON.stringify(list));
}

export function keptKeys(): readonly string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  } catch {
    return [];
  }
}

export function forgetAll(): void {
  for (const name of keptKeys()) localStorage.removeItem(name);
}

function isUnsent(value: unknown): value is Unsent {
  return typeof value === 'object' && value !== null && 'key' in value && 'text' in value && 'files' in value;
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null;
  }
}

function write(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, value);
  } catch {
    // A browser that keeps nothing still sends what is typed.
  }
}
