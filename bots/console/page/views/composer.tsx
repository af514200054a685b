import { useEffect, useRef, useState } from 'preact/hooks';
import type { AttachmentView, CaseView, RefusalView } from '../../wire.ts';
import { refusalIn, upload } from '../lib/api.ts';
import { keepDraft, readDraft, type Tab } from '../lib/kept.ts';
import { lasting } from '../lib/times.ts';
import type { OpenCase } from '../lib/use-case.ts';
import { useNow } from '../lib/use-now.ts';
import { useWords } from '../lib/words.tsx';
import { Refused } from './parts.tsx';

interface Props {
  readonly of: CaseView;
  readonly open: OpenCase;
  readonly tab: Tab;
  onTab(tab: Tab): void;
  onTake(): void;
}

export function Composer({ of, open, tab, onTab, onTake }: Props) {
  const { t } = useWords();
  const now = useNow();
  const late = of.windowClosesAt !== null && of.windowClosesAt <= now ? 'window_closed' : null;
  const hindrance = tab === 'reply' ? (of.hindered.reply ?? late) : of.hindered.note;
  return (
    <div class={`composer composer-${tab}`}>
      <div class="tabs">
        <Tabs tab={tab} onTab={onTab} />
        {tab === 'reply' && hindrance === null ? <TimeLeft closesAt={of.windowClosesAt} now={now} /> : null}
      </div>
      {tab === 'note' ? <p class="hint">{t('composer.note_hint')}</p> : <SafetyNote of={of} />}
      {hindrance === null ? (
        <Writing key={tab} of={of} open={open} tab={tab} />
      ) : (
        <div class="why">
          <p>{t(`why.${hindrance}`, { name: of.worker?.name ?? '' })}</p>
          {of.hindered.take === null ? (
            <button type="button" class="button wide" aria-busy={open.busy} onClick={onTake}>
              {t(of.state === 'closed' ? 'act.reopen' : 'act.take')}
            </button>
          ) : null}
        </div>
      )}
    </div>
  );
}

/** One stop for the Tab key; the arrows move between the two. */
function Tabs({ tab, onTab }: Pick<Props, 'tab' | 'onTab'>) {
  const { t } = useWords();
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    onTab(tab === 'reply' ? 'note' : 'reply');
    const other = (event.target as HTMLElement).parentElement?.querySelector<HTMLElement>('[aria-selected="false"]');
    other?.focus();
  };
  return (
    <div role="tablist" aria-label={t('composer.label')} onKeyDown={move}>
      {(['reply', 'note'] as const).map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          aria-selected={tab === one}
          tabIndex={tab === one ? 0 : -1}
          onClick={() => onTab(one)}
        >
          {t(`composer.${one}`)}
        </button>
      ))}
    </div>
  );
}

/** Said before typing, not after. */
function TimeLeft({ closesAt, now }: { closesAt: number | null; now: number }) {
  const words = useWords();
  const { t } = words;
  if (closesAt === null) return null;
  const close = closesAt - now < 24 * 3_600_000;
  return (
    <span class={close ? 'window window-close' : 'window'}>
      {t('composer.window', { time: lasting(closesAt - now, words) })}
    </span>
  );
}

function SafetyNote({ of }: { of: CaseView }) {
  const { t } = useWords();
  const { safeToWrite } = of.intake;
  if (of.state === 'closed' || safeToWrite === 'yes') return null;
  return (
    <p class={safeToWrite === 'no' ? 'safety safety-no' : 'safety'}>
      <span aria-hidden="true">{safeToWrite === 'no' ? '▲' : '◆'}</span> {t(`safe.${safeToWrite ?? 'not_said'}`)}
    </p>
  );
}

type Uploaded = { readonly id: string; readonly name: string };

function Writing({ of, open, tab }: { of: CaseView; open: OpenCase; tab: Tab }) {
  const { t } = useWords();
  const [text, setText] = useState(() => readDraft(of.id, tab));
  const [files, setFiles] = useState<readonly Uploaded[]>([]);
  const [refusal, setRefusal] = useState<RefusalView | null>(null);
  const [busy, setBusy] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => grow(area.current), [text]);
  const change = (next: string) => {
    setText(next);
    keepDraft(of.id, tab, next);
  };
  const send = () => {
    if (busy || (text.trim() === '' && files.length === 0)) return area.current?.focus();
    open.send({ tab, text: text.trim(), files });
    change('');
    setFiles([]);
    area.current?.focus();
  };
  const attach = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    setBusy(true);
    setRefusal(null);
    await upload<{ file: AttachmentView }>(`/cases/${encodeURIComponent(of.id)}/files`, chosen)
      .then(
        ({ file }) => 'file' in file && setFiles((was) => [...was, { id: file.file, name: file.name ?? chosen.name }]),
      )
      .catch((error: unknown) => setRefusal(refusalIn(error)));
    setBusy(false);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    send();
  };
  return (
    <form class="writing" onSubmit={submit}>
      <Refused refusal={refusal} />
      {files.map((file) => (
        <p key={file.id} class="attached">
          <bdi>{file.name}</bdi>
          <button type="button" class="quiet" onClick={() => setFiles((was) => was.filter(({ id }) => id !== file.id))}>
            {t('composer.remove')}
          </button>
        </p>
      ))}
      <textarea
        ref={area}
        rows={1}
        dir="auto"
        maxLength={10_000}
        value={text}
        placeholder={t(`composer.${tab}_placeholder`)}
        aria-label={t(`composer.${tab}`)}
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submit(event)}
      />
      <div class="writing-acts">
        {tab === 'reply' ? <Attach busy={busy} onFile={attach} /> : <span />}
        <button type="submit" class="button send">
          {t(`composer.${tab}_send`)} <span aria-hidden="true">➤</span>
        </button>
      </div>
    </form>
  );
}

function Attach({ busy, onFile }: { busy: boolean; onFile: (file: File | undefined) => void }) {
  const { t } = useWords();
  return (
    <label class="quiet attach" aria-busy={busy}>
      {t(busy ? 'composer.attaching' : 'composer.attach')}
      <input
        type="file"
        class="unseen"
        onChange={(event) => {
          onFile(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

/** As high as what is written, up to a third of the screen. */
function grow(area: HTMLTextAreaElement | null): void {
  if (area === null) return;
  area.style.height = 'auto';
  area.style.height = `${Math.min(area.scrollHeight + 2, innerHeight / 3)}px`;
}
