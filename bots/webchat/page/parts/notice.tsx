import { useView, useWords } from '../hooks.ts';

/** Says when the line is down, and what happens to what is written meanwhile. */
export function Notice() {
  const { line } = useView();
  const say = useWords();
  return (
    <div class="notice" role="status">
      {line === 'off' && <p class="offline">{say('offline')}</p>}
    </div>
  );
}
