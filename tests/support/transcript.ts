import type { Content } from '../../core/content/content.ts';
import { firstPass, questionsFor, scoreChecklist } from '../../core/content/score.ts';
import type { Effect } from '../../core/conversation/effects.ts';
import type { ConversationEvent, InternalFact } from '../../core/conversation/events.ts';
import { fingerprint } from '../../core/conversation/fingerprint.ts';
import { type Mailbox, newMailbox } from '../../core/conversation/mailbox.ts';
import { received } from '../../core/conversation/receive.ts';
import type { Conversation } from '../../core/conversation/state.ts';
import { step } from '../../core/conversation/step.ts';
import {
  asId,
  type CaseId,
  type ChatId,
  type ChoiceToken,
  type Command,
  type EffectKey,
  type EventId,
  type ForeignAttachment,
  type IncomingFact,
  type Language,
  minute,
  type PersonId,
  type WorkerId,
} from '../../core/model/index.ts';
import type { Meaning } from '../../core/understanding/contract.ts';

/** One turn of a transcript: what happened, what its words mean, what was done about it. */
export interface TranscriptTurn {
  readonly says?: string;
  readonly means?: Partial<Meaning>;
  /** The title of a choice on screen, or `old:<title>` for one offered earlier. */
  readonly presses?: string;
  readonly command?: Command;
  readonly starts?: string | null;
  readonly sends?: ForeignAttachment['kind'];
  readonly edits?: string;
  readonly case?: 'taken' | 'wrote' | 'handed_back' | 'closed';
  readonly happens?: 'page_inbox' | 'thread_ours' | 'group' | 'blocked' | 'forget_words';
  /** What their screen is set to, where the channel tells. */
  readonly screen?: Language;
  readonly effects: readonly string[];
  /** Parts of the state that must hold afterwards, by path: `owner.by`. */
  readonly state?: Readonly<Record<string, unknown>>;
}

export interface Transcript {
  readonly name: string;
  /** The person's own choice; left out: none was made. */
  readonly language?: Language;
  readonly turns: readonly TranscriptTurn[];
}

const start = Date.UTC(2026, 10, 23, 9, 0, 0);
const neutral: Meaning = {
  language: 'en',
  tongue: null,
  danger: 'none',
  dangerKind: null,
  aboutOther: false,
  decision: 'decline',
  answers: [],
  post: null,
  pieceOfPost: false,
  country: null,
  why: [],
};

/** Plays a transcript through receive and step. State is written to JSON and read back between turns. */
export class Play {
  private mailbox: Mailbox = newMailbox({ channel: 'telegram', chat: asId<ChatId>('1') }, asId<PersonId>('p'), start);
  private readonly titles = new Map<string, string>();
  private count = 0;

  constructor(
    private readonly content: Content,
    language: Language | null = null,
  ) {
    const { conversation } = this.mailbox;
    if (language) this.mailbox = { ...this.mailbox, conversation: { ...conversation, language, spoken: language } };
  }

  get state(): Conversation {
    return this.mailbox.conversation;
  }

  turn(given: Omit<TranscriptTurn, 'effects'>): readonly Effect[] {
    this.count += 1;
    const id = asId<EventId>(`e${this.count}`);
    const at = start + this.count * minute;
    const screen = given.screen ? { language: given.screen } : {};
    const event: ConversationEvent = { id, at, ...screen, ...this.factOf(given) };
    this.mailbox = JSON.parse(JSON.stringify(received(this.mailbox, [event]).mailbox));
    const meaning =
      'text' in event && event.type !== 'caseworker_wrote' && event.type !== 'inbox_replied'
        ? { ...neutral, ...given.means }
        : null;
    const turn = step(this.mailbox.conversation, { event, meaning }, this.world(event, at));
    this.mailbox = { ...this.mailbox, inbox: [], conversation: JSON.parse(JSON.stringify(turn.state)) };
    for (const effect of turn.effects) {
      if (effect.type === 'send')
        for (const { title, token } of effect.body.choices ?? []) this.titles.set(title, token);
    }
    return turn.effects;
  }

  private factOf(given: Omit<TranscriptTurn, 'effects'>): IncomingFact | InternalFact {
    const message = null;
    if (given.says !== undefined)
      return { type: 'message_received', text: given.says, attachments: [], message, forwarded: false };
    if (given.sends !== undefined) {
      const attachment: ForeignAttachment =
        given.sends === 'location'
          ? { kind: 'location', latitude: 1, longitude: 2 }
          : given.sends === 'contact'
            ? { kind: 'contact', name: 'x', number: '1' }
            : { kind: given.sends, ref: 'r' };
      return { type: 'message_received', text: '', attachments: [attachment], message, forwarded: false };
    }
    if (given.presses !== undefined)
      return { type: 'choice_pressed', token: this.tokenOf(given.presses), title: null, message };
    if (given.command !== undefined) return { type: 'command_given', command: given.command, message };
    if (given.edits !== undefined) return { type: 'message_edited', text: given.edits, message: asId('m1') };
    if (given.case !== undefined) return this.caseFact(given.case);
    if (given.happens !== undefined) return happening(given.happens);
    return { type: 'conversation_started', ref: given.starts ?? null, message };
  }

  private caseFact(what: NonNullable<TranscriptTurn['case']>): InternalFact {
    const { owner } = this.state;
    const own = owner.by === 'bot' || owner.case === null ? asId<CaseId>('none') : owner.case;
    const worker = asId<WorkerId>('w');
    if (what === 'taken') return { type: 'case_taken', case: own, worker };
    if (what === 'wrote')
      return { type: 'caseworker_wrote', case: own, worker, text: 'words of a caseworker', attachments: [] };
    return { type: what === 'closed' ? 'case_closed' : 'case_handed_back', case: own };
  }

  private tokenOf(title: string): string {
    const token = this.titles.get(title);
    if (token === undefined)
      throw new Error(`no choice "${title}" was offered; there are: ${[...this.titles.keys()].join(' | ')}`);
    return token;
  }

  private world(event: ConversationEvent, now: number) {
    return {
      now,
      content: this.content,
      checklists: { score: scoreChecklist, questionsFor, firstPass },
      desk: { waiting: 1, usualWaitMs: null },
      caseId: asId<CaseId>(`case-${event.id}`),
      key: (counter: number) => asId<EffectKey>(`${event.id}:${counter}`),
      token: (counter: number) => asId<ChoiceToken>(`${fingerprint(event.id)}${counter.toString(36)}`),
    };
  }
}

function happening(what: NonNullable<TranscriptTurn['happens']>): IncomingFact | InternalFact {
  switch (what) {
    case 'page_inbox':
      return { type: 'inbox_replied', text: 'x', message: asId('m') };
    case 'thread_ours':
      return { type: 'thread_control_changed', owner: 'us' };
    case 'group':
      return { type: 'group_spoken' };
    case 'blocked':
      return { type: 'person_blocked' };
    case 'forget_words':
      return { type: 'wait_expired', wait: 'forget_words' };
  }
}

/** An effect in one readable line; counting and waits are left out. */
export function describeEffect(effect: Effect): string | null {
  switch (effect.type) {
    case 'send': {
      const choices = effect.body.choices?.map(({ title }) => title).join(' | ');
      const contacts = effect.body.contacts?.length ? ` ☎${effect.body.contacts.length}` : '';
      return `${effect.author === 'bot' ? 'send' : 'relay'} ${effect.body.name}${contacts}${choices ? ` [${choices}]` : ''}`;
    }
    case 'open_case':
      return `open_case ${effect.priority} before:${effect.before.length}`;
    case 'add_to_case': {
      const { add } = effect;
      const detail =
        add.type === 'fact'
          ? add.fact.type
          : add.type === 'priority'
            ? add.priority
            : add.type === 'person_said' && add.danger
              ? 'danger'
              : '';
      return `add_to_case ${add.type}${detail ? ` ${detail}` : ''}`;
    }
    case 'erase':
      return `erase ${effect.scope}`;
    case 'count':
    case 'wait_until':
      return null;
  }
}

export function valueAt(state: Conversation, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
      state,
    );
}
