import { useEffect, useRef, useState } from 'preact/hooks';
import { useView, useWords } from '../hooks.ts';
import { type Line, timeline } from '../state.ts';
import { Entry } from './entry.tsx';
import { Greeting } from './greeting.tsx';
import type { Look } from './look.tsx';
import { Own } from './own.tsx';

/** Closer to the end than this counts as reading along. */
const near = 120;

export function Messages({ look }: { readonly look: Look }) {
  const { chat } = useView();
  const say = useWords();
  const box = useRef<HTMLElement>(null);
  const log = useRef<HTMLOListElement>(null);
  const [behind, setBehind] = useState(false);
  const lines = timeline(chat);
  const last = lines.at(-1)?.key;
  const mine = lines.at(-1)?.from === 'person';

  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  const top = useRef(0);
  // Only who scrolls up falls behind; what grows below takes nobody from the end.
  const follow = () => {
    const at = box.current;
    if (!at) return;
    const far = at.scrollHeight - at.scrollTop - at.clientHeight > near;
    if (!far || at.scrollTop < top.current) setBehind(far);
    top.current = at.scrollTop;
  };
  const reading = useRef({ behind, toEnd });
  reading.current = { behind, toEnd };
  const shown = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (shown.current === last) return;
    shown.current = last;
    if (mine || !behind) toEnd();
  });
  // A keyboard that comes up, a picture that arrives: who was at the end stays there.
  useEffect(() => {
    const resized = new ResizeObserver(() => reading.current.behind || reading.current.toEnd());
    for (const part of [box.current, log.current]) if (part) resized.observe(part);
    return () => resized.disconnect();
  }, []);

  return (
    <main class="messages" ref={box} onScroll={follow}>
      <Greeting quiet={lines.length > 0} />
      <div role="log" aria-label={say('messages')} aria-live="polite" aria-relevant="additions">
        <ol class="log" ref={log}>
          {lines.map((line, index) => (
            <Row key={line.key} line={line} before={lines[index - 1]} recent={isRecent(lines, index)} look={look} />
          ))}
        </ol>
      </div>
      {behind && (
        <button type="button" class="newest" onClick={toEnd}>
          ↓ {say('newest')}
        </button>
      )}
    </main>
  );
}

interface RowProps {
  readonly line: Line;
  readonly before: Line | undefined;
  readonly recent: boolean;
  readonly look: Look;
}

function Row({ line, before, recent, look }: RowProps) {
  if (line.from === 'person') return line.message.act.type === 'start' ? null : <Own message={line.message} />;
  return <Entry entry={line.entry} first={before?.from !== line.from} recent={recent} look={look} />;
}

/** Nothing was said since: its choices are the ones to press. Older ones stay, quieter. */
function isRecent(lines: readonly Line[], index: number): boolean {
  return lines.slice(index).every(({ from }) => from !== 'person');
}
