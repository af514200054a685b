import type { Language } from '../../../core/model/index.ts';
import type { WordKey } from '../wordkeys.ts';

export type PageWords = Readonly<Record<WordKey, string>>;
export interface WordsAnswer {
  readonly words: PageWords;
  /** True when the server can show a message as another channel would. */
  readonly preview: boolean;
}

export async function fetchWords(language: Language): Promise<WordsAnswer> {
  const reply = await fetch(`/chat/words/${language}`);
  if (!reply.ok) throw new Error(`${reply.status}`);
  return reply.json();
}
