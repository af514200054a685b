import { type CaseId, unreachable } from '../../model/index.ts';
import { add, count, type Draft, offer, sayWords, toCase, withState } from '../draft.ts';
import type { ConversationEvent } from '../events.ts';

type Words = Extract<ConversationEvent, { type: 'message_received' | 'message_edited' | 'overheard' }>;

/** What a person says while a case is open reaches its timeline, whole and in order. */
export function passOn(draft: Draft, to: CaseId, event: Words): Draft {
  const danger = draft.heard.meaning !== null && draft.heard.meaning.danger !== 'none';
  const passed = toCase(draft, to, {
    type: 'person_said',
    text: event.text,
    attachments: event.type === 'message_received' ? event.attachments : [],
    danger,
    edited: event.type === 'message_edited',
    message: event.message,
  });
  if (draft.heard.meaning?.danger !== 'emergency') return passed;
  return toCase(passed, to, { type: 'priority', priority: 'emergency' });
}

/** What the caseworker does, told aloud. Only for the case that holds the chat. */
export function hearFromCase(
  draft: Draft,
  event: Extract<ConversationEvent, { type: 'case_taken' | 'caseworker_wrote' | 'case_handed_back' | 'case_closed' }>,
): Draft {
  switch (event.type) {
    case 'case_taken':
      return sayWords(withState(draft, { dialogue: { in: 'idle' } }), 'helper_here', { bare: true, allowed: 'always' });
    case 'caseworker_wrote':
      return add(draft, {
        type: 'send',
        body: { name: 'caseworker', text: event.text, attachments: event.attachments },
        author: 'caseworker',
        allowed: 'always',
        case: event.case,
      });
    case 'case_handed_back':
    case 'case_closed':
      return backToBot(draft, event.type === 'case_closed' ? 'case_closed' : 'handed_back');
    default:
      return unreachable(event);
  }
}

function backToBot(draft: Draft, key: 'case_closed' | 'handed_back'): Draft {
  const freed = withState(draft, { owner: { by: 'bot' }, dialogue: { in: 'idle' } });
  return sayWords(freed, key, { allowed: 'always', choices: [offer(draft, 'topics', { do: 'topics' })] });
}

/** A colleague answered in the page inbox: the bot keeps out until the thread is ours again. */
export function yieldToInbox(draft: Draft, inboxWaitMs: number): Draft {
  const { owner } = draft.state;
  const open = owner.by === 'bot' ? null : owner.case;
  const yielded = add(count(withState(draft, { owner: { by: 'page_inbox', case: open } }), 'page_inbox'), {
    type: 'wait_until',
    wait: 'return_from_inbox',
    at: draft.world.now + inboxWaitMs,
  });
  return open === null ? yielded : toCase(yielded, open, { type: 'fact', fact: { type: 'answered_in_page_inbox' } });
}

export function returnFromInbox(draft: Draft): Draft {
  const { owner } = draft.state;
  if (owner.by !== 'page_inbox') return draft;
  const back = add(draft, { type: 'wait_until', wait: 'return_from_inbox', at: null });
  return withState(back, { owner: owner.case === null ? { by: 'bot' } : { by: 'waiting', case: owner.case } });
}
