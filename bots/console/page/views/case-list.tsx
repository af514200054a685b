import { useEffect, useState } from 'preact/hooks';
import type { CaseList as CaseListView, CaseSummary } from '../../wire.ts';
import { get } from '../lib/api.ts';
import { type Place, placePath } from '../lib/routes.ts';
import { lasting } from '../lib/times.ts';
import { type Cases, casesIn } from '../lib/use-cases.ts';
import { useNow } from '../lib/use-now.ts';
import { useWords } from '../lib/words.tsx';
import { Ago, Country, Priority } from './parts.tsx';

interface Props {
  readonly place: Place;
  readonly open: string | null;
  readonly cases: Cases;
  readonly me: string;
}

export function CaseList({ place, open, cases, me }: Props) {
  const { t } = useWords();
  const [closed, setClosed] = useState(false);
  const past = useClosed(place === 'all' && closed);
  const shown = place === 'all' && closed ? past : casesIn(place, cases.all.values(), me);
  return (
    <section class="list" aria-label={t(`place.${place}`)}>
      {place === 'all' ? (
        <fieldset class="switch">
          <legend class="unseen">{t('list.which')}</legend>
          {[false, true].map((which) => (
            <button key={String(which)} type="button" aria-pressed={closed === which} onClick={() => setClosed(which)}>
              {t(which ? 'list.closed' : 'list.open')}
            </button>
          ))}
        </fieldset>
      ) : null}
      <ul class="rows">
        {shown.map((of) => (
          <li key={of.id}>
            <Row of={of} place={place} current={of.id === open} />
          </li>
        ))}
      </ul>
      {cases.loaded && shown.length === 0 ? <Empty place={place} closed={closed} /> : null}
    </section>
  );
}

function Row({ of, place, current }: { of: CaseSummary; place: Place; current: boolean }) {
  const { t, pick } = useWords();
  return (
    <a class="row" href={placePath(place, of.id)} data-row={of.id} aria-current={current ? 'true' : undefined}>
      <span class="row-head">
        <strong class="alias">{pick(of.alias)}</strong>
        <Priority of={of.priority} />
      </span>
      <span class="row-line">
        {of.about === null ? null : <>{t(`about.${of.about}`)} · </>}
        {of.country === null ? null : (
          <>
            <Country code={of.country} /> ·{' '}
          </>
        )}
        {t(`channel.${of.channel}`)}
      </span>
      <span class="row-line">
        <Standing of={of} />
      </span>
    </a>
  );
}

function Standing({ of }: { of: CaseSummary }) {
  const words = useWords();
  const { t } = words;
  const now = useNow();
  if (of.state === 'closed') return <>{of.closedAt === null ? t('state.closed') : <Ago at={of.closedAt} />}</>;
  if (of.state === 'waiting') return <>{t('list.waits', { time: lasting(now - of.openedAt, words) })}</>;
  return (
    <>
      {of.worker === null ? t(`state.${of.state}`) : of.worker.name} ·{' '}
      {of.awaitsReply ? (
        <b>{t('list.awaits_reply', { time: lasting(now - of.lastHeardAt, words) })}</b>
      ) : (
        t('list.answered')
      )}
    </>
  );
}

function Empty({ place, closed }: { place: Place; closed: boolean }) {
  const { t } = useWords();
  const which = place === 'all' && closed ? 'closed' : place;
  return (
    <div class="empty">
      <p>
        <strong>{t(`empty.${which}.title`)}</strong>
      </p>
      <p>{t(`empty.${which}.text`)}</p>
    </div>
  );
}

/** The past is read when somebody looks at it; it does not change by itself. */
function useClosed(wanted: boolean): readonly CaseSummary[] {
  const [past, setPast] = useState<readonly CaseSummary[]>([]);
  useEffect(() => {
    if (!wanted) return;
    get<CaseListView>('/cases?state=closed')
      .then((list) => setPast(list.cases))
      .catch(() => setPast([]));
  }, [wanted]);
  return past;
}
