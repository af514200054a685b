import type { WordKey } from '../../wordkeys.ts';
import { withBreaks } from '../breaks.ts';
import { useChat, useView, useWords } from '../hooks.ts';
import type { OwnMessage, OwnState, Trouble } from '../state.ts';
import { timeOf } from '../time.ts';
import { FileView } from './fileview.tsx';
import { PlaceLink } from './place.tsx';

/** What the person said, with small marks for how far it has come. */
export function Own({ message }: { readonly message: OwnMessage }) {
  const { language } = useView();
  const say = useWords();
  const { act } = message;
  return (
    <li class={`entry from-person ${message.state}`}>
      <span class="unseen">{say('by_you')}</span>
      <div class={act.type === 'message' ? 'bubble' : 'bubble pressed'}>
        {message.text !== '' && <p class="text">{withBreaks(message.text)}</p>}
        {message.file && <OwnFileView message={message} />}
        {act.type === 'message' && act.location && <PlaceLink {...act.location} />}
      </div>
      <p class="at">
        <time dateTime={new Date(message.at).toISOString()}>{timeOf(message.at, language)}</time>{' '}
        <Mark state={message.state} />
      </p>
      {message.state === 'refused' && <Mend message={message} />}
    </li>
  );
}

const marks: Readonly<Record<OwnState, { readonly sign: string; readonly word: WordKey }>> = {
  waiting: { sign: '…', word: 'mark_waiting' },
  sent: { sign: '✓', word: 'mark_sent' },
  received: { sign: '✓✓', word: 'mark_received' },
  refused: { sign: '!', word: 'mark_refused' },
};

function Mark({ state }: { readonly state: OwnState }) {
  const say = useWords();
  const { sign, word } = marks[state];
  return (
    <span class="mark" data-mark={state} title={say(word)}>
      <span aria-hidden="true">{sign}</span>
      <span class="unseen">{say(word)}</span>
    </span>
  );
}

const reasons: Partial<Record<Trouble, WordKey>> = {
  too_long: 'too_long',
  too_big: 'too_big',
  wrong_type: 'wrong_type',
};

function Mend({ message: { id, trouble } }: { readonly message: OwnMessage }) {
  const chat = useChat();
  const say = useWords();
  const reason = (trouble && reasons[trouble]) ?? 'not_sent';
  return (
    <div class="mend">
      <p>{say(reason)}</p>
      <div class="choices">
        {reason === 'not_sent' && (
          <button type="button" class="choice" onClick={() => chat.again(id)}>
            {say('try_again')}
          </button>
        )}
        <button type="button" class="choice" onClick={() => chat.remove(id)}>
          {say('remove')}
        </button>
      </div>
    </div>
  );
}

function OwnFileView({ message: { id, file } }: { readonly message: OwnMessage }) {
  const chat = useChat();
  if (!file) return null;
  const { uploaded, mime, name } = file;
  const kind = uploaded?.kind ?? (mime.startsWith('image/') ? 'photo' : mime.startsWith('audio/') ? 'voice' : 'file');
  return <FileView id={uploaded?.file ?? ''} bytes={chat.heldBytes(id)} mime={mime} name={name} kind={kind} />;
}
