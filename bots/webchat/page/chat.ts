import type { Command, Language } from '../../../core/model/index.ts';
import type { Act, Cursor, PreviewChannel, Previewed, Update } from '../wire.ts';
import { download } from './files.ts';
import { newId } from './ids.ts';
import type { Keeper } from './keep.ts';
import { keepOpen } from './line/keepopen.ts';
import type { Answer, Line, LineState } from './line/line.ts';
import { type Outgoing, sender } from './sender.ts';
import {
  type ChatState,
  changedOwn,
  emptyState,
  type OwnMessage,
  passes,
  updated,
  withOwn,
  withoutOwn,
} from './state.ts';
import { fetchWords, type PageWords } from './words.ts';

const received = { state: 'received' } as const;

export interface View {
  readonly chat: ChatState;
  /** `off` is said aloud; `connecting` only before the first time it worked. */
  readonly line: LineState;
  readonly language: Language;
  readonly words: PageWords;
  readonly canPreview: boolean;
}

/** The page's one store: what is shown, and everything a person can do here. */
export class Chat {
  private view: View;
  private readonly watchers = new Set<() => void>();
  private line: Line | null = null;
  private key: string;
  private readonly out: Outgoing;

  constructor(
    private readonly keep: Keeper,
    words: PageWords,
    canPreview: boolean,
    private readonly ref: string | null,
  ) {
    const kept = keep.read();
    this.key = kept.key ?? newId();
    const chat = { ...emptyState, own: kept.own, cleared: kept.cleared };
    this.view = { chat, line: 'connecting', language: kept.language, words, canPreview };
    this.out = sender({
      state: () => this.view.chat,
      change: (id, change) => this.setChat(changedOwn(this.view.chat, id, change)),
      key: () => this.key,
      say: (act) => this.line?.say(act) ?? false,
    });
    if (kept.key !== null) this.connect();
  }

  look(): View {
    return this.view;
  }

  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Called as soon as somebody starts to write: the line is there when they are done. Stores nothing. */
  connect(): void {
    this.line ??= keepOpen({
      key: () => this.key,
      cursor: () => this.cursor(),
      updated: (update) => this.update(update),
      answered: (answer) => this.answered(answer),
      changed: (line) => this.lineChanged(line),
    });
  }

  write(text: string): void {
    const words = text.trim();
    if (words !== '') this.say(words, { type: 'message', id: newId(), text: words, files: [] });
  }

  press(token: string, title: string, seq: number): void {
    this.say(title, { type: 'press', id: newId(), token, title, seq });
  }

  command(command: Command, title: string): void {
    this.say(title, { type: 'command', id: newId(), command });
  }

  sendFile(bytes: Blob, name: string): void {
    const id = newId();
    this.out.hold(id, bytes);
    const file = { name, mime: bytes.type, uploaded: null };
    this.say('', { type: 'message', id, text: '', files: [] }, file);
  }

  sendPlace(latitude: number, longitude: number): void {
    const location = { latitude, longitude };
    this.say('', { type: 'message', id: newId(), text: '', files: [], location });
  }

  again(id: string): void {
    this.setChat(changedOwn(this.view.chat, id, { state: 'waiting', trouble: null }));
    this.out.go();
  }

  remove(id: string): void {
    this.out.drop(id);
    this.setChat(withoutOwn(this.view.chat, id));
  }

  draft(text?: string): string {
    if (text !== undefined) this.keep.write({ draft: text });
    return this.keep.read().draft;
  }

  fileBytes(id: string): Promise<Blob> {
    return download(this.key, id);
  }

  heldBytes(id: string): Blob | null {
    return this.out.held(id);
  }

  async preview(seq: number, channel: PreviewChannel): Promise<Previewed> {
    const reply = await fetch('/chat/preview', {
      method: 'POST',
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ seq, channel }),
    });
    if (!reply.ok) throw new Error(`${reply.status}`);
    return reply.json();
  }

  /** A chat that goes on is asked to go on in the new language; it answers in that language. */
  async speak(language: Language): Promise<void> {
    const named = this.view.words.other_language;
    const { words, preview } = await fetchWords(language);
    this.keep.write({ language });
    this.set({ language, words, canPreview: preview });
    document.documentElement.lang = language;
    if (this.view.chat.entries.length > 0) this.write(named);
  }

  /** Gone at once from this screen, this browser and its way back; the server is told on the way out. */
  hide(): void {
    const told: Act = { type: 'command', id: newId(), command: 'hide' };
    const begun = this.keep.read().key !== null;
    this.line?.stop();
    this.keep.forget();
    this.setChat(emptyState);
    if (begun) {
      fetch('/chat/messages', {
        method: 'POST',
        headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
        body: JSON.stringify(told),
        keepalive: true,
      }).catch(() => undefined);
    }
    location.replace(`/notes?${this.view.language}`);
  }

  private say(text: string, said: Act, file: OwnMessage['file'] = null): void {
    this.begin();
    const act = { ...said, language: this.view.language };
    this.setChat(withOwn(this.view.chat, { id: said.id, at: Date.now(), act, text, file }));
    this.connect();
    this.out.go();
  }

  /** Nothing is kept anywhere before the person does something. */
  private begin(): void {
    if (this.keep.read().key !== null) return;
    this.keep.write({ key: this.key });
    if (this.ref === null) return;
    const act: Act = { type: 'start', id: newId(), ref: this.ref, language: this.view.language };
    this.setChat(withOwn(this.view.chat, { id: act.id, at: Date.now(), act, text: '', file: null }));
  }

  private cursor(): Cursor {
    return { after: this.view.chat.lastSeq, cleared: this.view.chat.cleared };
  }

  private update(update: Update): void {
    this.setChat(updated(this.view.chat, update));
  }

  private answered(answer: Answer): void {
    if (answer.id === null) return;
    if (answer.type === 'refused' && passes(answer.why)) return void this.out.later(answer.retryAfterMs);
    const change = answer.type === 'received' ? received : { state: 'refused' as const, trouble: answer.why };
    this.setChat(changedOwn(this.view.chat, answer.id, change));
    this.out.go();
  }

  private lineChanged(line: LineState): void {
    const shown = line === 'connecting' && this.view.line === 'off' ? 'off' : line;
    this.set({ line: shown });
    if (line === 'on') this.out.restart();
  }

  private setChat(chat: ChatState): void {
    if (this.keep.read().key !== null) this.keep.write({ own: chat.own, cleared: chat.cleared });
    this.set({ chat });
  }

  private set(change: Partial<View>): void {
    this.view = { ...this.view, ...change };
    for (const watcher of this.watchers) watcher();
  }
}
