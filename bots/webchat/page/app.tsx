import { useEffect, useState } from 'preact/hooks';
import type { Chat } from './chat.ts';
import { ChatContext } from './hooks.ts';
import { withoutBreaks } from './khmer.ts';
import { Composer } from './parts/composer.tsx';
import { Header } from './parts/header.tsx';
import { type Look, LookBar } from './parts/look.tsx';
import { Messages } from './parts/messages.tsx';
import { Notice } from './parts/notice.tsx';

export function App({ chat }: { readonly chat: Chat }) {
  const [look, setLook] = useState<Look>('here');
  useEffect(() => {
    document.addEventListener('copy', copyAsWritten);
    return () => document.removeEventListener('copy', copyAsWritten);
  }, []);
  return (
    <ChatContext.Provider value={chat}>
      <div class={`chat look-${look}`}>
        <Header />
        <Notice />
        {look !== 'here' && <LookBar look={look} onLook={setLook} />}
        <Messages look={look} />
        <Composer look={look} onLook={setLook} />
      </div>
    </ChatContext.Provider>
  );
}

/** What we put between Khmer words for the screen does not leave with a copy. */
function copyAsWritten(event: ClipboardEvent): void {
  const chosen = window.getSelection()?.toString() ?? '';
  if (chosen === withoutBreaks(chosen)) return;
  event.clipboardData?.setData('text/plain', withoutBreaks(chosen));
  event.preventDefault();
}
