import type { Act, Cursor, ServerFrame, Update } from '../../wire.ts';

export type Answer = Extract<ServerFrame, { type: 'received' | 'refused' }>;
export type LineState = 'off' | 'connecting' | 'on';

/** What happens on the line, told to whoever holds the chat. */
export interface LineEvents {
  key(): string;
  cursor(): Cursor;
  updated(update: Update): void;
  answered(answer: Answer): void;
  changed(state: LineState): void;
}

/** The way to the server. It finds its way back by itself; what was not answered is for its holder to say again. */
export interface Line {
  /** True when it went out. */
  say(act: Act): boolean;
  stop(): void;
}
