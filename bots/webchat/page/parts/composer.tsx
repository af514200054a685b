import { useEffect, useRef, useState } from 'preact/hooks';
import { useChat, useView, useWords } from '../hooks.ts';
import { textMax } from '../limits.ts';
import { Adding } from './adding.tsx';
import type { Look } from './look.tsx';

interface ComposerProps {
  readonly look: Look;
  onLook(look: Look): void;
}

/** Where one writes. It is ready when the page is, and keeps what was typed. */
export function Composer({ look, onLook }: ComposerProps) {
  const chat = useChat();
  const { language } = useView();
  const say = useWords();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => chat.draft());
  const [adding, setAdding] = useState(false);
  const tooLong = text.length > textMax;

  const type = (words: string) => {
    setText(words);
    chat.draft(words);
  };
  const send = () => {
    if (text.trim() === '' || tooLong) return;
    chat.write(text);
    type('');
    box.current?.focus();
  };
  useEffect(() => grow(box.current));
  useEffect(() => {
    if (isDesk()) box.current?.focus();
  }, []);

  return (
    <footer class="composer">
      {adding && <Adding look={look} onLook={onLook} onDone={() => setAdding(false)} />}
      {tooLong && (
        <p class="mend" role="alert">
          {say('too_long')}
        </p>
      )}
      <form
        class="write"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <button type="button" class="quiet" aria-expanded={adding} onClick={() => setAdding(!adding)}>
          {say(adding ? 'close' : 'more')}
        </button>
        <textarea
          ref={box}
          rows={1}
          lang={language}
          aria-label={say('write_here')}
          placeholder={say('write_here')}
          value={text}
          onFocus={() => chat.connect()}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (!sendsByKey(event)) return;
            event.preventDefault();
            send();
          }}
        />
        <button type="submit" class="send" aria-label={say('send')} disabled={text.trim() === '' || tooLong}>
          <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
            <path d="M3 20.5 21.5 12 3 3.5V10l12 2-12 2z" fill="currentColor" />
          </svg>
        </button>
      </form>
    </footer>
  );
}

/** Enter sends where there is a real keyboard, never while an input method is still composing a word. */
function sendsByKey(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229 && isDesk();
}

function isDesk(): boolean {
  return window.matchMedia('(hover: hover) and (pointer: fine)').matches;
}

function grow(box: HTMLTextAreaElement | null): void {
  if (!box) return;
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight}px`;
}
