import { useEffect, useRef, useState } from 'preact/hooks';
import type { CaseSummary, CaseView } from '../../wire.ts';
import type { Tab } from '../lib/kept.ts';
import { useKeys } from '../lib/keyboard.ts';
import { goInstead, type Place, placePath } from '../lib/routes.ts';
import { useCase } from '../lib/use-case.ts';
import { useWords } from '../lib/words.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { Composer } from './composer.tsx';
import { Known } from './known.tsx';
import { Country, Priority, Refused } from './parts.tsx';
import { Timeline } from './timeline.tsx';

interface Props {
  readonly id: string;
  /** Grows when the case has changed behind our back. */
  readonly version: number;
  readonly place: Place;
  /** The row of the list: shown until the case itself is here. */
  readonly summary: CaseSummary | null;
}

export function Conversation({ id, version, place, summary }: Props) {
  const { t, pick } = useWords();
  const of = useCase(id);
  const { view, refusal } = of;
  const [tab, setTab] = useState<Tab>('reply');
  const [closing, setClosing] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (version > 0) of.reload();
  }, [version]);
  useEffect(() => heading.current?.focus(), []);

  const take = async () => {
    if (await of.act('take')) goInstead(placePath('mine', id));
  };
  const [writing, setWriting] = useState(0);
  useEffect(() => {
    if (writing > 0) document.querySelector<HTMLElement>('.composer textarea')?.focus();
  }, [writing]);
  const write = (next: Tab) => {
    setTab(next);
    setWriting((was) => was + 1);
  };
  useKeys({
    r: () => write('reply'),
    n: () => write('note'),
    t: () => void (view?.hindered.take === null && take()),
  });
  const head = view ?? summary;
  return (
    <>
      <main class="main conversation">
        <header class="case-head">
          <a class="back" href={placePath(place)}>
            <span aria-hidden="true">‹</span> {t('conversation.back')}
          </a>
          <h2 ref={heading} tabIndex={-1} class="alias">
            {head === null ? '' : pick(head.alias)}
          </h2>
          {head === null ? null : <Priority of={head.priority} />}
          <span class="case-acts">
            {view !== null && view.hindered.handBack === null ? (
              <button type="button" class="quiet" onClick={() => void of.act('hand-back')}>
                {t('act.hand_back')}
              </button>
            ) : null}
            {view !== null && view.hindered.close === null ? (
              <button type="button" class="quiet" onClick={() => setClosing(true)}>
                {t('act.close')}
              </button>
            ) : null}
          </span>
        </header>
        {view === null ? null : (
          <details class="known-fold">
            <summary>
              {t('known.title')}
              <Gist of={view} />
            </summary>
            <Known of={view} />
          </details>
        )}
        {view === null ? <Refused refusal={refusal} /> : <Timeline of={view} unsent={of.unsent} open={of} />}
        {view === null ? null : (
          <footer class="foot">
            <Refused refusal={refusal} />
            <Composer of={view} open={of} tab={tab} onTab={setTab} onTake={() => void take()} />
          </footer>
        )}
      </main>
      {view === null ? null : (
        <aside class="known-column" aria-label={t('known.title')}>
          <h3>{t('known.title')}</h3>
          <Known of={view} />
        </aside>
      )}
      <CloseDialog
        open={closing}
        onCancel={() => setClosing(false)}
        onClose={(outcome) => {
          setClosing(false);
          void of.act('close', { outcome });
        }}
      />
    </>
  );
}

/** The most needed of what is known, readable without opening it. */
function Gist({ of }: { of: CaseView }) {
  const { t } = useWords();
  return (
    <span class="gist">
      {of.about === null ? null : <> · {t(`about.${of.about}`)}</>}
      {of.country === null ? null : (
        <>
          {' '}
          · <Country code={of.country} />
        </>
      )}
    </span>
  );
}
