import type { Choice, Contact } from '../../../../core/model/index.ts';
import type { WireEntry, WirePart } from '../../wire.ts';
import { withBreaks } from '../breaks.ts';
import { useChat, useView, useWords } from '../hooks.ts';
import { timeOf } from '../time.ts';
import { FileView } from './fileview.tsx';
import { Elsewhere, type Look } from './look.tsx';
import { PlaceLink } from './place.tsx';

interface EntryProps {
  readonly entry: WireEntry;
  /** The first of several in a row says who speaks. */
  readonly first: boolean;
  readonly recent: boolean;
  readonly look: Look;
}

/** Something the bot or a caseworker sent: told apart by side, shape and word. */
export function Entry({ entry, first, recent, look }: EntryProps) {
  const { language } = useView();
  const say = useWords();
  return (
    <li class={`entry from-${entry.author}`}>
      {first && (
        <p class="by">
          {say(entry.author === 'bot' ? 'by_bot' : 'by_caseworker')} ·{' '}
          <time dateTime={new Date(entry.at).toISOString()}>{timeOf(entry.at, language)}</time>
        </p>
      )}
      {look === 'here' ? (
        <Part part={entry.part} seq={entry.seq} recent={recent} />
      ) : (
        <Elsewhere seq={entry.seq} look={look} />
      )}
    </li>
  );
}

function Part({ part, seq, recent }: { readonly part: WirePart; readonly seq: number; readonly recent: boolean }) {
  if (part.type === 'location') {
    return (
      <div class="bubble">
        <PlaceLink latitude={part.latitude} longitude={part.longitude} />
      </div>
    );
  }
  if (part.type === 'file') {
    return (
      <div class="bubble">
        <FileView id={part.file} mime={part.mime} name={part.name} kind={part.kind} />
        {part.caption !== '' && <p class="text">{withBreaks(part.caption)}</p>}
      </div>
    );
  }
  return (
    <>
      <div class="bubble">
        {part.text !== '' && <p class="text">{withBreaks(part.text)}</p>}
        {part.contacts.map((contact) => (
          <ContactCard key={contact.number + contact.name} contact={contact} />
        ))}
      </div>
      <Choices choices={part.choices} seq={seq} recent={recent} />
    </>
  );
}

/** The number stands alone, large, and calls when pressed. */
function ContactCard({ contact: { name, number, note } }: { readonly contact: Contact }) {
  const say = useWords();
  return (
    <div class="contact">
      <p class="contact-name">{withBreaks(name)}</p>
      <a class="number digits" href={`tel:${number.replace(/[^+\d]/g, '')}`} aria-label={say('call', { number })}>
        <span aria-hidden="true">☎</span>
        {number}
      </a>
      {note !== '' && <p class="soft text">{withBreaks(note)}</p>}
    </div>
  );
}

interface ChoicesProps {
  readonly choices: readonly Choice[];
  readonly seq: number;
  readonly recent: boolean;
}

function Choices({ choices, seq, recent }: ChoicesProps) {
  const chat = useChat();
  if (choices.length === 0) return null;
  return (
    <div class={recent ? 'choices' : 'choices old'}>
      {choices.map(({ token, title }) => (
        <button key={token} type="button" class="choice" onClick={() => chat.press(token, title, seq)}>
          {withBreaks(title)}
        </button>
      ))}
    </div>
  );
}
