import { useEffect, useRef } from 'preact/hooks';
import type { CaseView, EntryView, FactView } from '../../wire.ts';
import type { Unsent } from '../lib/kept.ts';
import type { OpenCase } from '../lib/use-case.ts';
import { useWords } from '../lib/words.tsx';
import { Attachment } from './attachment.tsx';
import { Ago } from './parts.tsx';

interface Props {
  readonly of: CaseView;
  readonly unsent: readonly Unsent[];
  readonly open: OpenCase;
}

/** The conversation from its beginning; it opens at its end and stays there while somebody reads along. */
export function Timeline({ of, unsent, open }: Props) {
  const { t } = useWords();
  const box = useRef<HTMLOListElement>(null);
  const atEnd = useRef(true);
  const stored = new Set(of.timeline.map(({ key }) => key.split(':').at(-1)));
  const waiting = unsent.filter(({ key }) => !stored.has(key));
  useEffect(() => {
    if (atEnd.current && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [of.timeline.length, waiting.length]);
  const follow = () => {
    const list = box.current;
    if (list !== null) atEnd.current = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  };
  return (
    <ol class="timeline" ref={box} onScroll={follow} aria-label={t('timeline.label')}>
      {of.timeline.map((entry) => (
        <Entry key={entry.key} entry={entry} open={open} />
      ))}
      {waiting.map((message) => (
        <Waiting key={message.key} message={message} open={open} />
      ))}
    </ol>
  );
}

function Entry({ entry, open }: { entry: EntryView; open: OpenCase }) {
  const { t } = useWords();
  if (entry.by === 'system') {
    return (
      <li class="entry entry-system">
        <p>
          {entry.fact === null ? entry.text : <Fact fact={entry.fact} />} · <Ago at={entry.at} />
        </p>
      </li>
    );
  }
  return (
    <li class={`entry entry-${entry.by}`} data-danger={entry.danger}>
      <p class="entry-who">
        <Who entry={entry} /> · <Ago at={entry.at} />
      </p>
      {entry.danger ? (
        <p class="entry-danger">
          <span aria-hidden="true">▲</span> {t('timeline.danger')}
        </p>
      ) : null}
      {entry.text === '' ? null : (
        <p class="said" dir="auto">
          {entry.text}
        </p>
      )}
      {entry.attachments.map((attachment, index) => (
        <Attachment key={index} of={attachment} />
      ))}
      {entry.delivery === null || entry.by === 'person' ? null : <Delivery entry={entry} open={open} />}
    </li>
  );
}

function Who({ entry }: { entry: EntryView }) {
  const { t } = useWords();
  const name = entry.worker?.name;
  if (entry.by === 'note') return <b>{t('timeline.note', { name: name ?? '' })}</b>;
  if (entry.by === 'caseworker') return <b>{name ?? t('timeline.caseworker')}</b>;
  return <b>{t(`timeline.${entry.by}`)}</b>;
}

function Fact({ fact }: { fact: FactView }) {
  const { t } = useWords();
  switch (fact.type) {
    case 'taken':
      return <>{t('fact.taken', { name: fact.worker.name })}</>;
    case 'closed':
      return <>{t('fact.closed', { outcome: t(`outcome.${fact.outcome}`) })}</>;
    case 'file_missing':
      return <>{t(`fact.file_missing.${fact.reason}`)}</>;
    default:
      return <>{t(`fact.${fact.type}`)}</>;
  }
}

/** Honest about each message: on its way, there, read, or failed and why, with one way to mend it. */
function Delivery({ entry, open }: { entry: EntryView; open: OpenCase }) {
  const { t } = useWords();
  const { delivery } = entry;
  if (delivery === null) return null;
  if (delivery.state !== 'failed') {
    const mark = { sending: '…', sent: '✓', delivered: '✓✓', read: '✓✓' }[delivery.state];
    return (
      <p class="delivery">
        <span aria-hidden="true">{mark}</span> {t(`delivery.${delivery.state}`)}
      </p>
    );
  }
  const files = entry.attachments.flatMap((part) => ('file' in part ? [{ id: part.file, name: part.name ?? '' }] : []));
  return (
    <p class="delivery delivery-failed">
      <span aria-hidden="true">✕</span> {t('delivery.failed')} {t(`failure.${delivery.failure}`)}{' '}
      {entry.by === 'caseworker' && open.view?.hindered.reply === null ? (
        <button type="button" class="quiet" onClick={() => open.send({ tab: 'reply', text: entry.text, files })}>
          {t('delivery.again')}
        </button>
      ) : null}
    </p>
  );
}

/** Written here, not yet with the server. */
function Waiting({ message, open }: { message: Unsent; open: OpenCase }) {
  const { t } = useWords();
  return (
    <li class={`entry entry-${message.tab === 'note' ? 'note' : 'caseworker'} entry-waiting`}>
      <p class="entry-who">
        <b>{t(message.tab === 'note' ? 'timeline.my_note' : 'timeline.me')}</b>
      </p>
      <p class="said" dir="auto">
        {message.text}
      </p>
      {message.files.map((file) => (
        <p key={file.id}>{file.name}</p>
      ))}
      {message.error === null ? (
        <p class="delivery">{t('delivery.sending')}</p>
      ) : (
        <p class="delivery delivery-failed">
          <span aria-hidden="true">✕</span> {t('delivery.not_sent')} {t(`error.${message.error}`, { name: '' })}{' '}
          <button type="button" class="quiet" onClick={() => open.sendAgain(message)}>
            {t('delivery.again')}
          </button>
          <button type="button" class="quiet" onClick={() => open.forget(message)}>
            {t('delivery.drop')}
          </button>
        </p>
      )}
    </li>
  );
}
