import type { Language } from '../model/index.ts';

/** In this order what is learned counts them. */
export const dangers = ['none', 'urgent', 'emergency'] as const;
export type Danger = (typeof dangers)[number];

/** What kind of danger, so that the first reply can fit it. `other` when only the degree is clear. */
export const dangerKinds = [
  'held',
  'violence',
  'sexual_violence',
  'moved_or_sold',
  'child',
  'self_harm',
  'injury',
  'sea',
  'arrest',
  'scam_compound',
  'missing',
  'stranded',
  'threat',
  'other',
] as const;
export type DangerKind = (typeof dangerKinds)[number];

/** A language we recognise but do not speak: it gets one prepared sentence and the lines that speak it. */
export type ForeignTongue = 'th' | 'vi' | 'zh' | 'my' | 'lo';

/** What the dialogue already knows. It may help to choose; it never overrides what the text says. */
export interface Context {
  /** The person's own choice of language, when they made one. */
  readonly language: Language | null;
  /** ISO 3166-1 alpha-2, lower case, when a place was named before. */
  readonly country: string | null;
  /** The dialogue the person is in, such as `offer`. */
  readonly dialogue: string | null;
  /** True: the text is known to be a job post (pasted into the check, or forwarded). */
  readonly asPost: boolean;
}

/** What a text means. Plain data; `why` never leaves for a log. */
export interface Meaning {
  /** The language to reply in. */
  readonly language: Language;
  readonly tongue: ForeignTongue | null;
  readonly danger: Danger;
  readonly dangerKind: DangerKind | null;
  /** True when the danger is told of somebody else. */
  readonly aboutOther: boolean;
  readonly decision: 'answer' | 'ask' | 'decline';
  /** Best first, at most five. */
  readonly answers: readonly Ranked[];
  /** Set when the text is a job post. */
  readonly post: PostJudgement | null;
  /** True when the text is no post by itself but may be a piece of one that came in several messages. */
  readonly pieceOfPost: boolean;
  /** ISO code of a country named in the text. */
  readonly country: string | null;
  readonly why: readonly Reason[];
}

export interface Ranked {
  /** An entry of `content/faq`. */
  readonly id: string;
  /** A topic of the evaluation set. */
  readonly topic: string;
  /** 0 to 1. */
  readonly score: number;
}

export const levels = ['low', 'caution', 'high'] as const;
/** How risky a job post looks. */
export type Level = (typeof levels)[number];

export interface PostJudgement {
  readonly level: Level;
  readonly reasons: readonly PostReason[];
}

/** `code` is one of the codes of the evaluation set; `words` is what in the text shows it. */
export interface PostReason {
  readonly code: string;
  readonly words: string;
}

/** Which words led where, for editors and the console. */
export interface Reason {
  readonly part: 'language' | 'danger' | 'answer' | 'post';
  readonly words: string;
  readonly says: string;
}

/** Text in, meaning out. Pure, deterministic, bounded in time, never throws. */
export interface Understanding {
  understand(text: string, context: Context): Meaning;
}
