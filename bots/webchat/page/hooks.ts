import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { WordKey } from '../wordkeys.ts';
import { withBreaks } from './breaks.ts';
import type { Chat, View } from './chat.ts';
import { filled } from './filled.ts';

export const ChatContext = createContext<Chat | null>(null);

export function useChat(): Chat {
  const chat = useContext(ChatContext);
  if (!chat) throw new Error('no chat around this part');
  return chat;
}

export function useView(): View {
  const chat = useChat();
  const [view, setView] = useState(chat.look());
  useEffect(() => {
    setView(chat.look());
    return chat.watch(() => setView(chat.look()));
  }, [chat]);
  return view;
}

export type Speak = (key: WordKey, values?: Readonly<Record<string, string>>) => string;

/** The page's words in the language it is set to. */
export function useWords(): Speak {
  const { words } = useView();
  return (key, values = {}) => withBreaks(filled(words[key], values));
}
