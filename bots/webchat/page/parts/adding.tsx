import { useRef, useState } from 'preact/hooks';
import type { WordKey } from '../../wordkeys.ts';
import { lightened } from '../files.ts';
import { useChat, useView, useWords } from '../hooks.ts';
import { fileBytesMax } from '../limits.ts';
import { type Look, LookChoice } from './look.tsx';
import { canRecord, Recording } from './recording.tsx';

interface AddingProps {
  readonly look: Look;
  onLook(look: Look): void;
  onDone(): void;
}

type Doing = 'choosing' | 'recording' | 'asking_place';

/** A photo, a voice, a place: one press away, out of the way until then. */
export function Adding({ look, onLook, onDone }: AddingProps) {
  const chat = useChat();
  const { canPreview } = useView();
  const say = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  const [doing, setDoing] = useState<Doing>('choosing');
  const [trouble, setTrouble] = useState<WordKey | null>(null);

  async function chosen(file: File | undefined): Promise<void> {
    if (!file) return;
    const light = await lightened(file);
    if (light.size > fileBytesMax) return setTrouble('too_big');
    chat.sendFile(light, light === file ? file.name : file.name.replace(/\.\w+$/, '.jpg'));
    onDone();
  }

  if (doing === 'recording') {
    return (
      <Recording
        onVoice={(voice, name) => {
          chat.sendFile(voice, name);
          onDone();
        }}
        onCancel={() => setDoing('choosing')}
        onRefused={() => {
          setDoing('choosing');
          setTrouble('no_microphone');
        }}
      />
    );
  }
  if (doing === 'asking_place') return <Place onDone={onDone} onCancel={() => setDoing('choosing')} />;
  return (
    <div class="adding">
      {trouble && (
        <p class="mend" role="alert">
          {say(trouble)}
        </p>
      )}
      <input
        ref={chooser}
        type="file"
        class="unseen"
        tabIndex={-1}
        aria-hidden="true"
        accept="image/*,audio/*,video/*,application/pdf"
        onChange={(event) => void chosen(event.currentTarget.files?.[0])}
      />
      <button type="button" class="choice" onClick={() => chooser.current?.click()}>
        {say('add_file')}
      </button>
      {canRecord() && (
        <button type="button" class="choice" onClick={() => setDoing('recording')}>
          {say('add_voice')}
        </button>
      )}
      <button type="button" class="choice" onClick={() => setDoing('asking_place')}>
        {say('add_place')}
      </button>
      {canPreview && <LookChoice look={look} onLook={onLook} />}
    </div>
  );
}

/** Where somebody is can put them in danger: what it shows is said before it is asked for. */
function Place({ onDone, onCancel }: { onDone(): void; onCancel(): void }) {
  const chat = useChat();
  const say = useWords();
  const [failed, setFailed] = useState(false);
  const ask = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => {
        chat.sendPlace(latitude, longitude);
        onDone();
      },
      () => setFailed(true),
      { enableHighAccuracy: true, timeout: 20_000 },
    );
  return (
    <div class="adding" role="alert">
      <p>{say(failed ? 'no_place' : 'place_ask')}</p>
      <button type="button" class="choice" onClick={ask}>
        {say('place_send')}
      </button>
      <button type="button" class="choice" onClick={onCancel}>
        {say('cancel')}
      </button>
    </div>
  );
}
