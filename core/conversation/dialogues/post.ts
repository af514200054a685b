import type { Meaning, PostReason } from '../../understanding/contract.ts';
import { count, type Draft, offer, say, sayWords, withState, words } from '../draft.ts';

const reasonsShown = 3;

/** A pasted or forwarded post: level, reasons, what to check next. Never "safe". */
export function judgePost(draft: Draft, { post }: Meaning): Draft {
  const questions = offer(draft, 'questions', { do: 'offer_start', how: 'questions' });
  if (!post) return sayWords(draft, 'post_unclear', { choices: [questions] });
  const seenFirst = post.reasons.toSorted((one, other) => Number(one.words === '') - Number(other.words === ''));
  const reasons = seenFirst.slice(0, reasonsShown).map((reason) => `• ${inWords(draft, reason)}`);
  const parts = [
    words(draft, `post_level.${post.level}`),
    reasons.length > 0 ? `${words(draft, 'offer_why')}\n${reasons.join('\n')}` : '',
    words(draft, `post_next.${post.level}`),
  ];
  return say(withState(count(draft, `post.${post.level}`), { dialogue: { in: 'idle' } }), {
    name: `post.${post.level}`,
    text: parts.filter((part) => part !== '').join('\n\n'),
    choices: [questions, offer(draft, 'check_agency', { do: 'answer', id: 'agency-licence' })],
  });
}

/** Longer words are no longer seen at a glance. */
const shownMost = 48;

/** The reason in the reader's language, with the post's own words that show it. */
function inWords(draft: Draft, { code, words: shown }: PostReason): string {
  const reason = draft.world.content.say(`reasons.${code}`, draft.language);
  const inOneLine = shown.replace(/\s+/g, ' ');
  return inOneLine === '' || inOneLine.length > shownMost
    ? reason
    : words(draft, 'post_reason', { reason, shown: inOneLine });
}
