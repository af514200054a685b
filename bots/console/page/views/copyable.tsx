import { useState } from 'preact/hooks';
import { useWords } from '../lib/words.tsx';

/** An address to be handed on. It can be selected by hand where the browser does not let a page copy. */
export function Copyable({ text }: { text: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard
      ?.writeText(text)
      .then(() => setCopied(true))
      .catch(() => setCopied(false));
  };
  return (
    <div class="copyable">
      <input readOnly value={text} aria-label={t('copy.label')} onFocus={(event) => event.currentTarget.select()} />
      <button type="button" class="button second" onClick={copy}>
        {t(copied ? 'copy.done' : 'copy.do')}
      </button>
    </div>
  );
}
