import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../hooks.ts';
import { lengthOf } from '../time.ts';

const longest = 5 * 60;
const types = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

export function canRecord(): boolean {
  return 'MediaRecorder' in window && typeof navigator.mediaDevices?.getUserMedia === 'function';
}

interface RecordingProps {
  onVoice(voice: Blob, name: string): void;
  onCancel(): void;
  onRefused(): void;
}

/** Runs from the moment it is shown; ends by sending or by throwing away. */
export function Recording(props: RecordingProps) {
  const say = useWords();
  const told = useRef(props);
  told.current = props;
  const recorder = useRef<MediaRecorder | null>(null);
  const [seconds, setSeconds] = useState(0);

  useEffect(() => {
    let left = false;
    const parts: Blob[] = [];
    const clock = window.setInterval(() => setSeconds((before) => before + 1), 1000);
    navigator.mediaDevices
      .getUserMedia({ audio: true })
      .then((stream) => {
        if (left) return stop(stream);
        const made = new MediaRecorder(stream, typeHere());
        recorder.current = made;
        made.addEventListener('dataavailable', ({ data }) => parts.push(data));
        made.addEventListener('stop', () => {
          stop(stream);
          if (!left) told.current.onVoice(new Blob(parts, { type: made.mimeType }), nameFor(made.mimeType));
        });
        made.start();
      })
      .catch(() => told.current.onRefused());
    return () => {
      left = true;
      window.clearInterval(clock);
      if (recorder.current?.state === 'recording') recorder.current.stop();
    };
  }, []);
  useEffect(() => {
    if (seconds >= longest) recorder.current?.stop();
  }, [seconds]);

  return (
    <div class="adding recording">
      <p role="timer">{say('recording', { time: lengthOf(seconds) })}</p>
      <button type="button" class="choice" onClick={() => recorder.current?.stop()}>
        {say('stop_and_send')}
      </button>
      <button type="button" class="choice" onClick={props.onCancel}>
        {say('cancel')}
      </button>
    </div>
  );
}

function typeHere(): MediaRecorderOptions {
  const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type));
  return mimeType === undefined ? {} : { mimeType };
}

function nameFor(mime: string): string {
  return mime.startsWith('audio/mp4') ? 'voice.m4a' : mime.startsWith('audio/ogg') ? 'voice.ogg' : 'voice.webm';
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
