import type { ForeignAttachment } from '../../model/index.ts';
import { type Draft, offer, sayWords } from '../draft.ts';
import { raiseAlarm } from './emergency.ts';

/** A message without words that can be read. A voice note may be a cry for help: never "I did not understand". */
export function answerAttachment(draft: Draft, attachments: readonly ForeignAttachment[]): Draft {
  const [first] = attachments;
  const { dialogue } = draft.state;
  if (dialogue.in === 'emergency') return raiseAlarm(draft, dialogue.kind);
  switch (first?.kind) {
    case 'voice':
    case 'audio':
    case 'video':
      return sayWords(draft, 'cannot_listen', {
        choices: [offer(draft, 'danger_now', { do: 'command', command: 'emergency' })],
      });
    case 'location':
    case 'contact':
      return sayWords(draft, 'keep_place', {
        choices: [offer(draft, 'danger_now', { do: 'command', command: 'emergency' })],
      });
    case 'photo':
    case 'file':
      return sayWords(draft, 'cannot_see', {
        choices: [offer(draft, 'paste_post', { do: 'offer_start', how: 'paste' })],
      });
    default:
      return sayWords(draft, 'hello_again', {
        choices: [
          offer(draft, 'check_offer', { do: 'offer_start', how: 'questions' }),
          offer(draft, 'topics', { do: 'topics' }),
        ],
      });
  }
}
