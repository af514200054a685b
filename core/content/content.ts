import type { Contact, Instant, Language } from '../model/index.ts';
import type { ChecklistFile, CorridorFile, DirectoryLine, EmergencyReply, FaqEntry } from './schema.ts';

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
  /** Names of the countries we hold lines for, in the order they are offered. */
  readonly countries: readonly { readonly code: string; readonly name: Readonly<Record<Language, string>> }[];
  answer(id: string, language: Language, now: Instant): Answer | null;
  /** Lines of a country, those for emergencies first. */
  contacts(
    country: string,
    language: Language,
    want: 'emergency' | 'help',
    now: Instant,
    danger?: string,
  ): readonly Contact[];
  contact(line: string, language: Language, now: Instant): Contact | null;
  /** An interface sentence (`content/translations/<language>.yaml`) through i18next. */
  say(key: string, language: Language, values?: Readonly<Record<string, string | number>>): string;
}
