import { useWords } from '../lib/words.tsx';
import { Dialog } from './dialog.tsx';

const keys = [
  ['j', 'down'],
  ['k', 'up'],
  ['Enter', 'open'],
  ['r', 'reply'],
  ['n', 'note'],
  ['t', 'take'],
  ['Ctrl + Enter', 'send'],
  ['Esc', 'leave'],
  ['?', 'help'],
] as const;

export function Help({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog open={open} title={t('help.title')} onClose={onClose}>
      <dl class="keys">
        {keys.map(([key, act]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`help.${act}`)}</dd>
          </div>
        ))}
      </dl>
      <div class="dialog-acts">
        <button type="button" class="button" onClick={onClose}>
          {t('help.close')}
        </button>
      </div>
    </Dialog>
  );
}
