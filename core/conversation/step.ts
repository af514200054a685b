import { hour, type Language, unreachable } from '../model/index.ts';
import { act, command } from './act.ts';
import { pressed } from './choices.ts';
import { answerAttachment } from './dialogues/attachments.ts';
import { hearFromCase, passOn, returnFromInbox, yieldToInbox } from './dialogues/relay.ts';
import { greet, notice, owesNotice } from './dialogues/welcome.ts';
import { type Draft, offer, sayWords, toCase, withState } from './draft.ts';
import type { Effect } from './effects.ts';
import type { Heard } from './events.ts';
import { hearWords } from './hear.ts';
import { remember } from './remember.ts';
import { type Conversation, caseOf } from './state.ts';
import type { World } from './world.ts';

export interface Turn {
  readonly state: Conversation;
  readonly effects: readonly Effect[];
}

/** After this long without a human in the page inbox the thread is the bot's again (platforms.md, fact 23). */
const inboxWait = 24 * hour;

/**
 * Everything a person says passes through here: the next state and what is to be done, from the state, what was heard, and
 * the world. Decides; never does.
 */
export function step(state: Conversation, heard: Heard, world: World): Turn {
  const seen = withScreen(state, heard.event);
  const language = replyLanguage(seen, heard);
  const begun: Draft = { state: { ...seen, spoken: language }, effects: [], tokens: 0, language, world, heard };
  const answered = respond(begun);
  const told = owesNotice(answered) ? notice(answered) : answered;
  const { state: next, effects } = remember(told);
  return { state: next, effects };
}

/** Who turns the screen to another language in the middle of a talk has chosen it. */
function withScreen(state: Conversation, { language: screen }: Heard['event']): Conversation {
  if (screen === undefined) return state;
  const turned = state.screen !== undefined && state.screen !== screen;
  return { ...state, screen, language: turned ? screen : state.language };
}

/** The person's choice, then the language they write, then that of the last reply, then that of their screen. */
function replyLanguage(state: Conversation, { event, meaning }: Heard): Language {
  return state.language ?? written(state, event, meaning) ?? state.spoken ?? event.language ?? 'km';
}

/** A press, a number, an emoji, "ok": nobody changes their language with so little. */
const fewLetters = 4;

function written({ spoken }: Conversation, event: Heard['event'], meaning: Heard['meaning']): Language | null {
  const text = event.type === 'message_received' || event.type === 'message_edited' ? event.text : '';
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (meaning === null || letters === 0) return null;
  return spoken !== null && letters <= fewLetters && !/\p{Script=Khmer}/u.test(text) ? null : meaning.language;
}

function respond(draft: Draft): Draft {
  const { event } = draft.heard;
  const acting = personActed(draft);
  switch (event.type) {
    case 'message_received':
      if (event.text.trim() !== '') return hearWords(acting, event);
      return answerOrPassOn(acting);
    case 'message_edited':
      return hearWords(acting, event);
    case 'choice_pressed':
      return press(acting, event.token);
    case 'command_given':
      return command(acting, event.command);
    case 'conversation_started':
      return draft.state.owner.by === 'bot' ? greet(acting) : acting;
    case 'overheard':
      return overhear(draft);
    case 'reaction_given':
    case 'send_confirmed':
      return draft;
    case 'person_blocked':
    case 'person_unblocked':
      return tellReach(draft);
    case 'messages_delivered':
    case 'messages_read':
      return tellSeen(draft);
    case 'inbox_replied':
      return yieldToInbox(draft, inboxWait);
    case 'thread_control_changed':
      return event.owner === 'other' ? yieldToInbox(draft, inboxWait) : returnFromInbox(draft);
    case 'group_spoken':
      return sayWords(draft, 'group_refused', { bare: true });
    case 'wait_expired':
      return event.wait === 'forget_words' ? withState(draft, { recent: [] }) : returnFromInbox(draft);
    case 'case_taken':
    case 'caseworker_wrote':
    case 'case_handed_back':
    case 'case_closed':
      return hearFromCase(draft, event);
    default:
      return unreachable(event);
  }
}

function personActed(draft: Draft): Draft {
  const { event } = draft.heard;
  return withState(draft, { lastHeardAt: Math.max(draft.state.lastHeardAt, event.at), silent: false });
}

function press(draft: Draft, token: string): Draft {
  const action = pressed(draft.state, token);
  if (action) return act(draft, action);
  return sayWords(draft, 'old_button', { choices: [offer(draft, 'topics', { do: 'topics' })] });
}

function answerOrPassOn(draft: Draft): Draft {
  const { event } = draft.heard;
  const open = caseOf(draft.state.owner);
  if (event.type !== 'message_received') return draft;
  if (open === null) return draft.state.owner.by === 'bot' ? answerAttachment(draft, event.attachments) : draft;
  return passOn(draft, open, event);
}

function overhear(draft: Draft): Draft {
  const { event } = draft.heard;
  const open = caseOf(draft.state.owner);
  return open !== null && event.type === 'overheard' ? passOn(draft, open, event) : draft;
}

function tellReach(draft: Draft): Draft {
  const open = caseOf(draft.state.owner);
  if (open === null || draft.heard.event.type !== 'person_blocked') return draft;
  return toCase(draft, open, { type: 'fact', fact: { type: 'person_unreachable' } });
}

function tellSeen(draft: Draft): Draft {
  const { event } = draft.heard;
  const open = caseOf(draft.state.owner);
  if (open === null || (event.type !== 'messages_delivered' && event.type !== 'messages_read')) return draft;
  const how = event.type === 'messages_read' ? 'read' : 'delivered';
  return toCase(draft, open, { type: 'seen', how, upTo: event.upTo });
}
