import { useChat, useView, useWords } from '../hooks.ts';

/** The name, the other language, and the way out. */
export function Header() {
  const chat = useChat();
  const { language } = useView();
  const say = useWords();
  const other = language === 'km' ? 'en' : 'km';
  return (
    <header class="header">
      <h1 class="name">{say('name')}</h1>
      <button type="button" class="quiet" lang={other} onClick={() => void chat.speak(other).catch(() => undefined)}>
        {say('other_language')}
      </button>
      <button type="button" class="hide" onClick={() => chat.hide()}>
        <span aria-hidden="true">✖</span> {say('hide')}
      </button>
    </header>
  );
}
