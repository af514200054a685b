import { khmerFont } from '../../page/font.ts';
import { Chat } from './chat.ts';
import { keeper, keptAs } from './keep.ts';
import { fetchWords } from './words.ts';

/** Everything the page needs before it shows anything: what this browser remembers, and the words. */
export async function openChat(): Promise<Chat> {
  const keep = keeper(
    () => localStorage,
    () => Date.now(),
  );
  // Hidden in another window: this one goes as well.
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === keptAs && newValue === null) location.replace('/notes');
  });
  const { language } = keep.read();
  document.documentElement.lang = language;
  const [{ words, preview }] = await Promise.all([fetchWords(language), khmerFont()]);
  return new Chat(keep, words, preview, new URLSearchParams(location.search).get('ref')?.slice(0, 64) ?? null);
}
