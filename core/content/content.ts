import type { Contact, Instant, Language } from '../model/index.ts';
import type { ChecklistFile, CorridorFile, DirectoryLine, EmergencyReply, FaqEntry } from './schema.ts';
import type { CardFile, GlossaryTerm, LessonFile } from './schema-teaching.ts';

/** An answer with its facts put in, in one language. */
export interface Answer {
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  readonly text: string;
  readonly more: string | null;
  readonly contacts: readonly Contact[];
  readonly next: FaqEntry['next'];
  /** "Checked 2025-09-20 · ILO; Ministry of Labour": shown under the answer. */
  readonly footer: string;
  readonly risk: FaqEntry['risk'];
}

/** A corridor's fact in one language, for lists and the console. */
export interface FactShown {
  readonly text: string;
  /** "Bangkok Post, July 2025". */
  readonly source: string;
  /** True when it is old or past its `review_by` date; the text then says "please check" already. */
  readonly check: boolean;
}

/**
 * Everything Phlov knows, loaded, checked and cross-referenced. Immutable; a reload makes a new one, all or nothing.
 * `now` decides whether a fact is past its `review_by` date and is shown with "please check".
 */
export interface Content {
  /** Changes whenever a file changes. */
  readonly version: string;
  readonly faq: ReadonlyMap<string, FaqEntry>;
  readonly checklists: ReadonlyMap<string, ChecklistFile>;
  readonly corridors: ReadonlyMap<string, CorridorFile>;
  readonly lines: ReadonlyMap<string, DirectoryLine & { readonly country: string }>;
  readonly emergencies: ReadonlyMap<string, EmergencyReply>;
  /** The seven lessons, in their order. */
  readonly lessons: ReadonlyMap<string, LessonFile>;
  readonly cards: ReadonlyMap<string, CardFile>;
  readonly glossary: readonly GlossaryTerm[];
  /** Names of the countries we hold lines for, in the order they are offered. */
  readonly countries: readonly { readonly code: string; readonly name: Readonly<Record<Language, string>> }[];
  /** `country`, where the person is or wants to go, leaves out lines that answer in another country. */
  answer(id: string, language: Language, now: Instant, country?: string | null): Answer | null;
  /** `th.minimum-wage` in one language. */
  fact(id: string, language: Language, now: Instant): FactShown | null;
  /** The corridor that answers for a country: `sa` and `ae` find `gulf`. */
  corridor(country: string): CorridorFile | null;
  /**
   * Lines of a country, those for emergencies first; for a country abroad then those in Cambodia that can be rung from there.
   * `danger` (a danger kind) puts the right line first and leaves out lines that are for other dangers.
   */
  contacts(
    country: string,
    language: Language,
    want: 'emergency' | 'help',
    now: Instant,
    danger?: string,
  ): readonly Contact[];
  /** Null when there is no such line, or it has no number. `from`: where the person is; picks the number that works there. */
  contact(line: string, language: Language, now: Instant, from?: string): Contact | null;
  /** An interface sentence (`content/translations/<language>/<namespace>.yaml`) through i18next. */
  say(key: string, language: Language, values?: Readonly<Record<string, string | number>>): string;
  /** All words of one file, for a page to take with it. */
  words(namespace: string, language: Language): Readonly<Record<string, string>>;
}
