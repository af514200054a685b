import { type Outcome, outcomes } from '../../../../core/casework/case.ts';
import { useWords } from '../lib/words.tsx';
import { Dialog } from './dialog.tsx';

interface Props {
  readonly open: boolean;
  onCancel(): void;
  onClose(outcome: Outcome): void;
}

export function CloseDialog({ open, onCancel, onClose }: Props) {
  const { t } = useWords();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget as HTMLFormElement).get('outcome');
    const outcome = outcomes.find((one) => one === chosen);
    if (outcome !== undefined) onClose(outcome);
  };
  return (
    <Dialog open={open} title={t('close.title')} onClose={onCancel}>
      <form onSubmit={submit}>
        <p>{t('close.text')}</p>
        <fieldset class="options">
          <legend>{t('close.outcome')}</legend>
          {outcomes.map((outcome) => (
            <label key={outcome} class="option">
              <input type="radio" name="outcome" value={outcome} required /> {t(`outcome.${outcome}`)}
            </label>
          ))}
        </fieldset>
        <div class="dialog-acts">
          <button type="button" class="button second" onClick={onCancel}>
            {t('close.cancel')}
          </button>
          <button type="submit" class="button">
            {t('act.close')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
