import { useEffect, useState } from 'preact/hooks';
import type { FileKind } from '../../../../core/model/index.ts';
import type { WordKey } from '../../wordkeys.ts';
import { useChat, useWords } from '../hooks.ts';

interface FileProps {
  readonly id: string;
  readonly kind: FileKind;
  readonly mime: string;
  readonly name: string;
  /** When it is still here from sending, it need not be fetched. */
  readonly bytes?: Blob | null;
}

const kindWords: Readonly<Record<FileKind, WordKey>> = {
  photo: 'photo',
  sticker: 'photo',
  voice: 'voice',
  audio: 'voice',
  video: 'video',
  file: 'file',
};

/** A photo shows itself; everything else is opened when asked for, since lines are slow and dear. */
export function FileView(props: FileProps) {
  const { kind, bytes = null, name } = props;
  const say = useWords();
  const [wanted, setWanted] = useState(kind === 'photo' || kind === 'sticker' || bytes !== null);
  const opened = useBytes(props, wanted);
  if (!wanted) {
    return (
      <button type="button" class="choice" onClick={() => setWanted(true)}>
        {say(kindWords[kind])} {kind === 'file' && name}
      </button>
    );
  }
  if (opened === 'loading') return <p class="soft">{say('loading')}</p>;
  if (opened === 'gone') return <p class="soft">{say('gone')}</p>;
  return <Opened {...props} address={opened} />;
}

function Opened({ kind, name, address }: FileProps & { readonly address: string }) {
  const say = useWords();
  const word = say(kindWords[kind]);
  if (kind === 'photo' || kind === 'sticker') return <img class="photo" src={address} alt={word} />;
  if (kind === 'voice' || kind === 'audio') {
    return (
      <audio class="voice" controls src={address} aria-label={word}>
        <track kind="captions" />
      </audio>
    );
  }
  if (kind === 'video') {
    return (
      <video class="photo" controls src={address} aria-label={word}>
        <track kind="captions" />
      </video>
    );
  }
  return (
    <a class="choice" href={address} download={name}>
      {say('save')}: {name}
    </a>
  );
}

function useBytes({ id, bytes = null }: FileProps, wanted: boolean): string {
  const chat = useChat();
  const [address, setAddress] = useState('loading');
  useEffect(() => {
    if (!wanted || (id === '' && bytes === null)) return;
    let made: string | null = null;
    let left = false;
    const show = (blob: Blob) => {
      if (left) return;
      made = URL.createObjectURL(blob);
      setAddress(made);
    };
    (bytes ? Promise.resolve(bytes) : chat.fileBytes(id)).then(show, () => setAddress('gone'));
    return () => {
      left = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [chat, id, bytes, wanted]);
  return address;
}
