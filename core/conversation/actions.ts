import type { Audience, CardLanguage } from '../content/schema-teaching.ts';
import type { Command, Intake, Language } from '../model/index.ts';
import type { DangerKind } from '../understanding/contract.ts';

export type OfferAnswer = 'yes' | 'no' | 'unknown';
/** For whom a lesson is; a volunteer gets the sheet to hold while talking. */
export type LessonReader = Audience | 'volunteer';

/** What a choice means on our side. The platform only ever sees its token. */
export type Action =
  | { readonly do: 'answer'; readonly id: string }
  | { readonly do: 'more'; readonly id: string }
  | { readonly do: 'line'; readonly id: string }
  | { readonly do: 'topics' }
  | { readonly do: 'command'; readonly command: Command }
  | { readonly do: 'set_language'; readonly language: Language }
  | { readonly do: 'keep_words'; readonly agree: boolean }
  | { readonly do: 'offer_start'; readonly how: 'questions' | 'paste' }
  | { readonly do: 'offer_situation'; readonly situation: 'before' | 'arrived' }
  | { readonly do: 'offer_answer'; readonly item: string; readonly answer: OfferAnswer }
  | { readonly do: 'offer_rest' }
  | { readonly do: 'offer_result' }
  | { readonly do: 'safe_to_chat'; readonly safe: boolean; readonly kind: DangerKind }
  | { readonly do: 'shared_phone' }
  | { readonly do: 'emergency_numbers'; readonly country: string | null; readonly kind: DangerKind }
  | { readonly do: 'human'; readonly consent: boolean; readonly emergency: boolean }
  | { readonly do: 'intake'; readonly field: keyof Intake; readonly value: string | null }
  | { readonly do: 'intake_skip_all' }
  | { readonly do: 'cards' }
  | { readonly do: 'card'; readonly id: string; readonly in: CardLanguage | null }
  | { readonly do: 'card_languages'; readonly id: string }
  | { readonly do: 'lessons'; readonly reader: LessonReader | null }
  | { readonly do: 'lesson'; readonly id: string; readonly reader: LessonReader; readonly screen: number }
  | { readonly do: 'lesson_answer'; readonly id: string; readonly reader: Audience; readonly choice: number }
  | { readonly do: 'checklist'; readonly id: string; readonly from: number }
  | { readonly do: 'my_data' }
  | { readonly do: 'none_of_these' };
