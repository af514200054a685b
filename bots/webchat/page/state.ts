import type { Act, Refusal, Update, Uploaded, WireEntry } from '../wire.ts';

/** What is on the screen, as plain data. Everything that happens to it is a function from one state to the next. */
export interface ChatState {
  readonly entries: readonly WireEntry[];
  readonly own: readonly OwnMessage[];
  readonly lastSeq: number;
  readonly cleared: number;
}

export type OwnState = 'waiting' | 'sent' | 'received' | 'refused';
export type Trouble = Refusal | 'too_big' | 'wrong_type';

/** Something the person did. It stays here, in this browser, until the chat is hidden or wiped. */
export interface OwnMessage {
  readonly id: string;
  readonly at: number;
  readonly act: Act;
  /** What is shown for it. */
  readonly text: string;
  readonly file: OwnFile | null;
  readonly state: OwnState;
  readonly trouble: Trouble | null;
  /** It stands below this entry. */
  readonly afterSeq: number;
}

/** `uploaded` is null until the bytes are over; those live in memory alone and are lost with the page. */
export interface OwnFile {
  readonly name: string;
  readonly mime: string;
  readonly uploaded: Uploaded | null;
}

export const emptyState: ChatState = { entries: [], own: [], lastSeq: 0, cleared: 0 };
const entriesShown = 200;
const ownKept = 100;

export function updated(state: ChatState, { fresh, cleared, lastSeq, entries }: Update): ChatState {
  const wiped = fresh || cleared > state.cleared;
  const held = fresh ? [] : state.entries.filter(({ seq }) => seq > cleared);
  const known = new Set(held.map(({ seq }) => seq));
  const added = entries.filter(({ seq }) => !known.has(seq));
  const own = wiped ? state.own.filter((message) => survives(message, cleared, fresh)) : state.own;
  const all = [...held, ...added].sort((a, b) => a.seq - b.seq).slice(-entriesShown);
  return { entries: all, own, lastSeq, cleared };
}

/** What has not reached us yet is not wiped: it was written for us to read. */
function survives({ state, afterSeq }: OwnMessage, cleared: number, fresh: boolean): boolean {
  return state !== 'received' || (!fresh && afterSeq > cleared);
}

export function withOwn(state: ChatState, message: Omit<OwnMessage, 'state' | 'trouble' | 'afterSeq'>): ChatState {
  const added: OwnMessage = { ...message, state: 'waiting', trouble: null, afterSeq: state.lastSeq };
  const newest = state.own.slice(-ownKept);
  const held = state.own.filter((one) => newest.includes(one) || one.state !== 'received');
  return { ...state, own: [...held, added] };
}

export function changedOwn(state: ChatState, id: string, change: Partial<OwnMessage>): ChatState {
  return { ...state, own: state.own.map((message) => (message.id === id ? { ...message, ...change } : message)) };
}

export function withoutOwn(state: ChatState, id: string): ChatState {
  return { ...state, own: state.own.filter((message) => message.id !== id) };
}

/** The next that must go out: one at a time, so that they are heard in the order in which they were written. */
export function nextToSend(state: ChatState): OwnMessage | null {
  return state.own.find((message) => message.state === 'waiting' || message.state === 'sent') ?? null;
}

export type Line =
  | { readonly from: 'person'; readonly key: string; readonly message: OwnMessage }
  | { readonly from: 'bot' | 'caseworker'; readonly key: string; readonly entry: WireEntry };

/** Both sides in the order in which they are read. */
export function timeline({ entries, own }: ChatState): readonly Line[] {
  const theirs = entries.map((entry): Line => ({ from: entry.author, key: `s${entry.seq}`, entry }));
  const mine = own.map((message): Line => ({ from: 'person', key: message.id, message }));
  const place = (line: Line) => (line.from === 'person' ? line.message.afterSeq + 0.5 : line.entry.seq);
  return [...theirs, ...mine].sort((a, b) => place(a) - place(b));
}

/** What goes away by itself: the message waits and goes out again. */
export function passes(why: Trouble): boolean {
  return why === 'too_fast' || why === 'try_later';
}
