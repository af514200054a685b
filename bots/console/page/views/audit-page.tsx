import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AuditView, RefusalView } from '../../wire.ts';
import { get, refusalIn } from '../lib/api.ts';
import { clockTime } from '../lib/times.ts';
import { serverNow } from '../lib/use-now.ts';
import { useWords } from '../lib/words.tsx';
import { Field, Refused } from './parts.tsx';

export function AuditPage() {
  const { t } = useWords();
  const [day, setDay] = useState(() => new Date(serverNow()).toISOString().slice(0, 10));
  const [entries, setEntries] = useState<readonly AuditView[]>([]);
  const [refusal, setRefusal] = useState<RefusalView | null>(null);
  const load = useCallback(
    (below: number | null) => {
      const more = below === null ? '' : `&below=${below}`;
      get<{ entries: readonly AuditView[] }>(`/audit?day=${day}${more}`)
        .then((read) => setEntries((was) => (below === null ? read.entries : [...was, ...read.entries])))
        .catch((error: unknown) => setRefusal(refusalIn(error)));
    },
    [day],
  );
  useEffect(() => load(null), [load]);
  const last = entries.at(-1);
  return (
    <section class="page">
      <h2>{t('audit.title')}</h2>
      <p>{t('audit.text')}</p>
      <Field label={t('audit.day')}>
        {(ties) => (
          <input
            {...ties}
            type="date"
            value={day}
            onChange={(event) => event.currentTarget.value !== '' && setDay(event.currentTarget.value)}
          />
        )}
      </Field>
      <Refused refusal={refusal} />
      {entries.length === 0 ? <p class="empty">{t('audit.empty')}</p> : null}
      <ul class="rows">
        {entries.map((entry, index) => (
          <li key={index} class="audit">
            <span>
              <strong>{entry.who ?? t('audit.nobody')}</strong> · {t(`audit.act.${entry.act}`)}
              {entry.person === null ? null : <> · {entry.person}</>}
              {entry.case === null ? null : <> · {t('audit.case', { id: entry.case.slice(0, 8) })}</>}
            </span>
            <span class="hint digits">{clockTime(entry.at)}</span>
          </li>
        ))}
      </ul>
      {entries.length < 100 || last === undefined ? null : (
        <button type="button" class="button second" onClick={() => load(last.at)}>
          {t('audit.older')}
        </button>
      )}
    </section>
  );
}
