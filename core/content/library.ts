import type { Contact, Instant, Language } from '../model/index.ts';
import { contactOf, linesFor } from './contacts.ts';
import type { Answer, Content, FactShown } from './content.ts';
import { daily } from './daily.ts';
import { filled } from './fill.ts';
import { footerOf, sourceInWords } from './footer.ts';
import { needsCheck, type PlacedLine, reached, resolve, type Shelves, withoutLoneNumbers } from './resolve.ts';
import {
  type ChecklistFile,
  type CorridorFile,
  checklistFile,
  type DirectoryFile,
  type EmergencyReply,
  type Fact,
  type FaqEntry,
} from './schema.ts';
import { type CardFile, type GlossaryTerm, type LessonFile, lessonFile, type Publisher } from './schema-teaching.ts';
import { buildWords, type WordsData } from './words.ts';

/** All files, each checked on its own and against the others. Plain data, so that it can be kept in a file. */
export interface Collection {
  readonly version: string;
  readonly faq: readonly FaqEntry[];
  readonly directory: readonly DirectoryFile[];
  readonly corridors: readonly CorridorFile[];
  readonly checklists: readonly ChecklistFile[];
  readonly emergencies: readonly EmergencyReply[];
  readonly lessons: readonly LessonFile[];
  readonly cards: readonly CardFile[];
  readonly glossary: readonly GlossaryTerm[];
  readonly publishers: readonly Publisher[];
  readonly words: readonly WordsData[];
}

const home = 'kh';

/** Puts the files together into what the rest of Phlov asks. */
export function buildContent(files: Collection): Content {
  const shelves = shelvesOf(files);
  const faq = byId(files.faq);
  const corridors = new Map(files.corridors.map((file) => [file.country, file]));
  const countries = countriesOf(files.directory);
  const answersToday = daily<Answer>();
  const contactsToday = daily<readonly Contact[]>();
  const contact = (id: string, language: Language, now: Instant, from?: string): Contact | null => {
    const line = shelves.lines.get(id);
    return line ? contactOf(line, language, now, countries, shelves.words, from) : null;
  };
  const isListed = (country: string): boolean => countries.some(({ code }) => code === country);
  const corridor = (country: string): CorridorFile | null =>
    corridors.get(country) ?? files.corridors.find(({ also }) => also?.includes(country)) ?? null;
  /** Lines at home and in the country; all of them when none is left. */
  const near = (ids: readonly string[], country: string | null): readonly string[] => {
    const answersThere = (id: string): boolean => {
      const at = shelves.lines.get(id)?.country ?? home;
      return at === home || at === country || (country !== null && corridor(at) === corridor(country));
    };
    const there = country === null ? ids : ids.filter(answersThere);
    return there.length > 0 ? there : ids;
  };
  return {
    version: files.version,
    faq,
    corridors,
    countries,
    checklists: byId(files.checklists.map((file) => filled(checklistFile, file, shelves))),
    lines: shelves.lines,
    emergencies: new Map(files.emergencies.map((reply) => [reply.kind, reply])),
    lessons: byId(
      [...files.lessons].sort((one, other) => one.order - other.order).map((file) => filled(lessonFile, file, shelves)),
    ),
    cards: byId(files.cards),
    glossary: files.glossary,
    contact,
    say: shelves.words.say,
    words: shelves.words.all,
    corridor,
    answer(id, language, now, country = null) {
      const entry = faq.get(id);
      if (!entry) return null;
      const contacts: FindContacts = (lines) =>
        near(lines, country).flatMap((line) => contact(line, language, now) ?? []);
      const find = () => answerOf(entry, language, now, shelves, contacts);
      if (country !== null && !isListed(country)) return find();
      return answersToday([language, id, country].join(' '), now, find);
    },
    fact: (id, language, now) => factOf(shelves.facts.get(id), id, language, now, shelves),
    contacts(country, language, want, now, danger) {
      const find = () =>
        linesFor(country, want, shelves.lines.values(), danger).flatMap(
          (line) => contact(line.id, language, now, country) ?? [],
        );
      if (!isListed(country)) return find();
      return contactsToday([language, country, want, danger].join(' '), now, find);
    },
  };
}

export function shelvesOf({
  directory,
  corridors,
  publishers,
  words,
}: Pick<Collection, 'directory' | 'corridors' | 'publishers' | 'words'>): Shelves {
  const facts = new Map<string, Fact>();
  for (const { country, facts: list } of corridors) for (const fact of list) facts.set(`${country}.${fact.id}`, fact);
  const lines = new Map<string, PlacedLine>();
  for (const { country, lines: list } of directory) for (const line of list) lines.set(line.id, { ...line, country });
  return { facts, lines, publishers: new Map(publishers.map(({ en, km }) => [en, km])), words: buildWords(words) };
}

type FindContacts = (lines: readonly string[]) => readonly Contact[];

function answerOf(entry: FaqEntry, language: Language, now: Instant, shelves: Shelves, contacts: FindContacts): Answer {
  const said = [entry.answer[language], entry.more?.[language] ?? ''];
  const { facts, lines } = reached(said.join(' '), shelves);
  const named = [...lines, ...entry.next.flatMap((step) => ('line' in step ? [step.line] : []))];
  const used = [...facts].flatMap((id) => shelves.facts.get(id) ?? []);
  return {
    id: entry.id,
    topic: entry.topic,
    title: resolve(entry.title[language], language, now, shelves),
    text: resolve(withoutLoneNumbers(entry.answer[language], shelves), language, now, shelves),
    more: entry.more ? resolve(withoutLoneNumbers(entry.more[language], shelves), language, now, shelves) : null,
    contacts: contacts([...new Set(named)]),
    next: entry.next,
    footer: footerOf(entry, used, language, now, shelves),
    risk: entry.risk,
  };
}

function factOf(
  fact: Fact | undefined,
  id: string,
  language: Language,
  now: Instant,
  shelves: Shelves,
): FactShown | null {
  if (!fact) return null;
  const [source] = fact.sources;
  return {
    text: resolve(`{{fact ${id}}}`, language, now, shelves),
    source: source ? sourceInWords(source, language, shelves) : '',
    check: needsCheck(fact, now),
  };
}

/** Cambodia first, then as the corridors people take most. */
const order = ['kh', 'th', 'my', 'kr', 'jp', 'vn', 'sg', 'hk', 'tw', 'sa', 'la'];
function countriesOf(directory: readonly DirectoryFile[]): Content['countries'] {
  const rank = ({ country }: DirectoryFile) => (order.includes(country) ? order.indexOf(country) : order.length);
  return [...directory].sort((a, b) => rank(a) - rank(b)).map(({ country, name }) => ({ code: country, name }));
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}
