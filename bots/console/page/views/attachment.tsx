import { useState } from 'preact/hooks';
import type { AttachmentView } from '../../wire.ts';
import { useWords } from '../lib/words.tsx';

export function Attachment({ of }: { of: AttachmentView }) {
  const { t } = useWords();
  switch (of.kind) {
    case 'photo':
    case 'sticker':
      return <Photo address={of.address} />;
    case 'voice':
    case 'audio':
    case 'video':
      return <Recording kind={of.kind} address={of.address} />;
    case 'file':
      return (
        <p>
          <a href={of.address} download={of.name ?? ''}>
            {t('file.save')} <bdi>{of.name ?? ''}</bdi> <Size bytes={of.bytes} />
          </a>
        </p>
      );
    case 'location':
      return (
        <p>
          {t('file.location')}{' '}
          <a class="digits" href={`geo:${of.latitude},${of.longitude}`}>
            {of.latitude.toFixed(5)}, {of.longitude.toFixed(5)}
          </a>
        </p>
      );
    case 'contact':
      return (
        <p>
          {t('file.contact')} <bdi>{of.name}</bdi>{' '}
          <a class="digits" href={`tel:${of.number.replace(/[^+\d]/g, '')}`}>
            {of.number}
          </a>
        </p>
      );
  }
}

/** Nothing is fetched before somebody presses play. */
function Recording({ kind, address }: { kind: 'voice' | 'audio' | 'video'; address: string }) {
  const { t } = useWords();
  const Player = kind === 'video' ? 'video' : 'audio';
  return <Player controls preload="none" src={address} aria-label={t(`file.${kind}`)} />;
}

/** A picture may be hard to see: it stays blurred until somebody decides to look. */
function Photo({ address }: { address: string }) {
  const { t } = useWords();
  const [clear, setClear] = useState(false);
  return (
    <button type="button" class="photo" aria-pressed={clear} onClick={() => setClear(!clear)}>
      <img src={address} alt={t('file.photo')} loading="lazy" class={clear ? '' : 'blurred'} />
      <span class="photo-word">{t(clear ? 'file.blur' : 'file.show')}</span>
    </button>
  );
}

function Size({ bytes }: { bytes: number }) {
  const [amount, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return (
    <span class="digits">
      ({amount.toFixed(amount < 10 ? 1 : 0)} {unit})
    </span>
  );
}
