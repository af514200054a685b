import { useEffect, useRef } from 'preact/hooks';

/** One letter, one act, wherever the focus is, except while somebody types or a dialog is open. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (document.querySelector('dialog[open]') !== null) return;
      if (event.key !== 'Escape' && typing(event.target)) return;
      const act = latest.current[event.key] ?? latest.current[byPlace[event.code] ?? ''];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

/** The same keys on a Khmer keyboard, where they give other letters. */
const byPlace: Readonly<Record<string, string>> = { KeyJ: 'j', KeyK: 'k', KeyR: 'r', KeyN: 'n', KeyT: 't' };

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
