import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { CaseSummary, RefusalView } from '../../wire.ts';
import { ago, exactly } from '../lib/times.ts';
import { useNow } from '../lib/use-now.ts';
import { sentence, useWords } from '../lib/words.tsx';

export function Refused({ refusal }: { refusal: RefusalView | null }) {
  const words = useWords();
  const now = useNow();
  return (
    <p class="refused" role="alert" hidden={refusal === null}>
      {refusal === null ? '' : sentence(words, refusal, now)}
    </p>
  );
}

/** A word and a shape first; colour comes third. */
export function Priority({ of }: { of: CaseSummary['priority'] }) {
  const { t } = useWords();
  return (
    <span class={`priority priority-${of}`}>
      <span aria-hidden="true">{{ emergency: '▲', urgent: '◆', normal: '○' }[of]}</span> {t(`priority.${of}`)}
    </span>
  );
}

export function Ago({ at }: { at: number }) {
  const words = useWords();
  const now = useNow();
  return (
    <time dateTime={new Date(at).toISOString()} title={exactly(at, words)}>
      {ago(at, now, words)}
    </time>
  );
}

/** `th` as a country is called; what somebody typed stays as it is. */
export function Country({ code }: { code: string | null }) {
  const { t } = useWords();
  if (code === null) return <>{t('known.not_said')}</>;
  const key = `country.${code.toLowerCase()}`;
  const name = t(key);
  return <bdi>{name === key ? code : name}</bdi>;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  /** What goes on the input, so that label and hint belong to it. */
  children(ties: { readonly id: string; readonly 'aria-describedby': string | undefined }): ComponentChildren;
}

export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': hintId })}
      {hint === undefined ? null : (
        <span class="hint" id={hintId}>
          {hint}
        </span>
      )}
    </div>
  );
}

export function LanguageSwitch() {
  const { language, change, t } = useWords();
  const other = language === 'km' ? 'en' : 'km';
  return (
    <button type="button" class="quiet" lang={other} onClick={() => change(other)}>
      {t('app.other_language')}
    </button>
  );
}
