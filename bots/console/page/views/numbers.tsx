import { caseStates } from '../../../../core/casework/case.ts';
import type { Counts } from '../../wire.ts';
import { useWords } from '../lib/words.tsx';

export function Numbers({ counts }: { counts: Counts | null }) {
  const { t } = useWords();
  return (
    <section class="page">
      <h2>{t('numbers.title')}</h2>
      <dl class="numbers">
        {caseStates.map((state) => (
          <div key={state} class="card">
            <dt>{t(`state.${state}`)}</dt>
            <dd class="digits">{counts?.[state] ?? '–'}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
