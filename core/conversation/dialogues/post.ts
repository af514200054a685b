import type { Meaning } from '../../understanding/contract.ts';
import { count, type Draft, offer, say, sayWords, withState, words } from '../draft.ts';

const reasonsShown = 3;

/** A pasted or forwarded post: level, reasons, what to check next. Never "safe". */
export function judgePost(draft: Draft, { post }: Meaning): Draft {
  const questions = offer(draft, 'questions', { do: 'offer_start', how: 'questions' });
  if (!post) return sayWords(draft, 'post_unclear', { choices: [questions] });
  const reasons = post.reasons.map(({ code }) => `• ${draft.world.content.say(`reasons.${code}`, draft.language)}`);
  const parts = [
    words(draft, `post_level.${post.level}`),
    reasons.length > 0 ? `${words(draft, 'offer_why')}\n${reasons.slice(0, reasonsShown).join('\n')}` : '',
    words(draft, `post_next.${post.level}`),
  ];
  return say(withState(count(draft, `post.${post.level}`), { dialogue: { in: 'idle' } }), {
    name: `post.${post.level}`,
    text: parts.filter((part) => part !== '').join('\n\n'),
    choices: [questions, offer(draft, 'check_agency', { do: 'answer', id: 'agency-licence' })],
  });
}
