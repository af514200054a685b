import type { Attachment, CaseId, Contact, Language, MessageBody } from '../model/index.ts';
import type { Action } from './actions.ts';
import type { CaseAddition, Effect, EffectFact } from './effects.ts';
import type { Heard } from './events.ts';
import { type Conversation, caseOf } from './state.ts';
import type { World } from './world.ts';

/** A turn being written: the next state and the effects so far. Every helper gives a new one. */
export interface Draft {
  readonly state: Conversation;
  readonly effects: readonly Effect[];
  readonly tokens: number;
  readonly language: Language;
  readonly world: World;
  readonly heard: Heard;
}

export interface Offer {
  readonly title: string;
  readonly action: Action;
}

/** A message in the making: `name` says which content made it. */
export interface Saying {
  readonly name: string;
  readonly text: string;
  readonly choices?: readonly Offer[];
  readonly contacts?: readonly Contact[];
  readonly attachments?: readonly Attachment[];
  /** Without the way out below it; only where a message must look like nothing. */
  readonly bare?: boolean;
  readonly allowed?: 'while_bot' | 'always';
}

const tokensKept = 60;

export function withState(draft: Draft, change: Partial<Conversation>): Draft {
  return { ...draft, state: { ...draft.state, ...change } };
}

export function add(draft: Draft, fact: EffectFact): Draft {
  const key = draft.world.key(draft.effects.length);
  return { ...draft, effects: [...draft.effects, { key, ...fact }] };
}

export function count(draft: Draft, what: string): Draft {
  return add(draft, { type: 'count', what });
}

/** An interface sentence in the language of this turn. */
export function words(draft: Draft, key: string, values?: Readonly<Record<string, string | number>>): string {
  return draft.world.content.say(`chat.${key}`, draft.language, values);
}

export function toCase(draft: Draft, to: CaseId, addition: CaseAddition): Draft {
  return add(draft, { type: 'add_to_case', case: to, at: draft.heard.event.at, add: addition });
}

/** Says something. The way out (a person, hide) is below every message. */
export function say(draft: Draft, saying: Saying): Draft {
  const offers = saying.bare ? (saying.choices ?? []) : withWayOut(draft, saying.choices ?? []);
  const first = draft.tokens;
  const choices = offers.map((offer, index) => ({ token: draft.world.token(first + index), title: offer.title }));
  const offered = offers.map((offer, index) => [draft.world.token(first + index), offer.action] as const);
  const body: MessageBody = {
    name: saying.name,
    text: saying.text,
    ...(choices.length > 0 ? { choices } : {}),
    ...(saying.contacts && saying.contacts.length > 0 ? { contacts: saying.contacts } : {}),
    ...(saying.attachments && saying.attachments.length > 0 ? { attachments: saying.attachments } : {}),
  };
  const next = withState(draft, {
    asked: choices.length > 0 ? choices : draft.state.asked,
    offered: [...draft.state.offered, ...offered].slice(-tokensKept),
  });
  return add(
    { ...next, tokens: first + offers.length },
    { type: 'send', body, author: 'bot', allowed: saying.allowed ?? 'while_bot', case: caseOf(draft.state.owner) },
  );
}

/** A sentence of `chat.<key>` with choices. */
export function sayWords(
  draft: Draft,
  key: string,
  options: Omit<Saying, 'name' | 'text'> & { readonly values?: Readonly<Record<string, string | number>> } = {},
): Draft {
  const { values, ...rest } = options;
  return say(draft, { name: key, text: words(draft, key, values), ...rest });
}

export function offer(
  draft: Draft,
  key: string,
  action: Action,
  values?: Readonly<Record<string, string | number>>,
): Offer {
  return { title: words(draft, `choice.${key}`, values), action };
}

function withWayOut(draft: Draft, offers: readonly Offer[]): readonly Offer[] {
  const inHands = draft.state.owner.by !== 'bot';
  const has = (wanted: string) =>
    offers.some(({ action }) => action.do === wanted || (action.do === 'command' && action.command === wanted));
  const person = inHands || has('human') ? [] : [offer(draft, 'person', { do: 'command', command: 'human' })];
  const hide = has('hide') ? [] : [offer(draft, 'hide', { do: 'command', command: 'hide' })];
  return [...offers, ...person, ...hide];
}
