import { useEffect, useState } from 'preact/hooks';
import type { Previewed, WirePart } from '../../wire.ts';
import type { WordKey } from '../../wordkeys.ts';
import { withBreaks } from '../breaks.ts';
import { useChat, useWords } from '../hooks.ts';

export const looks = ['here', 'telegram', 'messenger'] as const;
export type Look = (typeof looks)[number];
type Other = Exclude<Look, 'here'>;

const lookWords: Readonly<Record<Look, WordKey>> = {
  here: 'look_here',
  telegram: 'look_telegram',
  messenger: 'look_messenger',
};

interface LookProps {
  readonly look: Look;
  onLook(look: Look): void;
}

export function LookBar({ look, onLook }: LookProps) {
  const say = useWords();
  return (
    <div class="lookbar">
      <p>{say('look_note', { channel: say(lookWords[look]) })}</p>
      <button type="button" class="quiet" onClick={() => onLook('here')}>
        {say('close')}
      </button>
    </div>
  );
}

export function LookChoice({ look, onLook }: LookProps) {
  const say = useWords();
  return (
    <fieldset class="lookchoice">
      <legend>{say('look_as')}</legend>
      {looks.map((one) => (
        <button key={one} type="button" class="quiet" aria-pressed={one === look} onClick={() => onLook(one)}>
          {say(lookWords[one])}
        </button>
      ))}
    </fieldset>
  );
}

/** The same message as the other channel would carry it: the server reshapes it just as it would before sending. */
export function Elsewhere({ seq, look }: { readonly seq: number; readonly look: Other }) {
  const chat = useChat();
  const say = useWords();
  const [shown, setShown] = useState<Previewed | null>(null);
  const [gone, setGone] = useState(false);
  useEffect(() => {
    let left = false;
    chat.preview(seq, look).then(
      (previewed) => left || setShown(previewed),
      () => left || setGone(true),
    );
    return () => {
      left = true;
    };
  }, [chat, seq, look]);
  if (!shown) return <p class="bubble soft">{say(gone ? 'gone' : 'loading')}</p>;
  return (
    <>
      {shown.parts.map((part) => (
        <ElsewherePart key={JSON.stringify(part)} part={part} look={look} />
      ))}
    </>
  );
}

/** Telegram puts its buttons under the bubble in rows; Messenger floats its quick replies below everything. */
function ElsewherePart({ part, look }: { readonly part: WirePart; readonly look: Other }) {
  const say = useWords();
  if (part.type === 'location') return <p class="bubble">{say('place')}</p>;
  if (part.type === 'file') return <p class="bubble">{say(part.kind === 'photo' ? 'photo' : 'file')}</p>;
  return (
    <>
      <p class="bubble text">{withBreaks(part.text)}</p>
      {part.choices.length > 0 && (
        <ul class={look === 'telegram' ? 'inline-keyboard' : 'quick-replies'}>
          {part.choices.map(({ token, title }) => (
            <li key={token}>{withBreaks(title)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
