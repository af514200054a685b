import { languages } from '../model/index.ts';
import type { ParsedFiles } from './folders.ts';
import { type Collection, shelvesOf } from './library.ts';
import type { Problem } from './problem.ts';
import type { Parsed } from './read.ts';
import { brokenReferences, type Reference, referencesIn } from './references.ts';
import { resolve, type Shelves } from './resolve.ts';
import { textsIn } from './review/texts.ts';
import type { ChecklistFile, Fact, FaqEntry, NextStep } from './schema.ts';

/** An answer is one screen of a small phone. */
export const answerMax = 600;
/** Shown on a locked screen. */
export const firstReplyMax = 160;

/** Everything that only shows when files are read together: references, double ids, cycles, lengths once facts are in. */
export function checkLinks(parsed: ParsedFiles, collection: Omit<Collection, 'version'>): readonly Problem[] {
  const shelves = shelvesOf(collection);
  const broken = brokenLinks(parsed, collection, shelves);
  // Lengths are known only once every reference leads somewhere.
  return broken.length > 0 ? broken : parsed.faq.flatMap((file) => longAnswers(file, shelves));
}

function brokenLinks(
  parsed: ParsedFiles,
  collection: Omit<Collection, 'version'>,
  shelves: Shelves,
): readonly Problem[] {
  const known = {
    answer: new Set(collection.faq.map(({ id }) => id)),
    card: new Set(collection.cards.map(({ id }) => id)),
    checklist: new Set(collection.checklists.map(({ id }) => id)),
  };
  return [
    ...doubles(parsed),
    ...parsed.corridors.flatMap((file) => factProblems(file, shelves)),
    ...parsed.faq.flatMap((file) => answerProblems(file, known, shelves)),
    ...parsed.checklists.flatMap(checklistProblems),
    ...[...parsed.checklists, ...parsed.lessons].flatMap((file) => namedProblems(file, shelves)),
    ...parsed.emergency.flatMap(emergencyProblems),
    ...neededReplies
      .filter((kind) => !parsed.emergency.some(({ value }) => value.kind === kind))
      .map((kind) => problem(`emergency/${kind}.yaml`, 1, 'This reply is missing.')),
    ...needed
      .filter((key) => !shelves.words.keys.has(key))
      .map((key) => problem('translations/km/content.yaml', 1, `“${key}” is missing.`)),
  ];
}

/** Replies for every danger: what fits no kind, who cannot talk now, whose phone is not theirs alone. */
const neededReplies = ['other', 'not_safe', 'shared_phone'];

/** A frightened person sees one screen, and a stranger sees the first line of it. */
function emergencyProblems({ file, value, lineOf }: ParsedFiles['emergency'][number]): readonly Problem[] {
  return languages.flatMap((language) =>
    (
      [
        ['first', firstReplyMax, 'The first reply'],
        ['now', answerMax, 'What to do now'],
      ] as const
    ).flatMap(([field, most, what]) =>
      value[field][language].length <= most
        ? []
        : [
            problem(
              file,
              lineOf([field, language]),
              `${what} has ${value[field][language].length} characters; at most ${most}.`,
            ),
          ],
    ),
  );
}

/** Words this part says itself: without them no number can be shown. */
const needed = [
  'checked',
  'checked-undated',
  'please-check',
  'please-check-all',
  'sources-more',
  'works-inside',
  'from-abroad',
  'speaks',
  'free',
  'full',
].map((key) => `content.${key}`);

/** What a next step can lead to, by kind. */
type Known = Readonly<Record<'answer' | 'card' | 'checklist', ReadonlySet<string>>>;

function stepProblem(step: NextStep, own: string, known: Known, shelves: Shelves): string | null {
  if ('do' in step) return null;
  if ('line' in step) {
    const line = shelves.lines.get(step.line);
    if (!line) return `There is no line “${step.line}”.`;
    return line.number ? null : `“${step.line}” has no number to call; name it in the text.`;
  }
  if ('answer' in step && step.answer === own) return 'This answer leads to itself.';
  const [kind, id] =
    'answer' in step
      ? (['answer', step.answer] as const)
      : 'card' in step
        ? (['card', step.card] as const)
        : (['checklist', step.checklist] as const);
  return known[kind].has(id) ? null : `There is no ${kind} “${id}”.`;
}

function answerProblems(file: Parsed<FaqEntry>, known: Known, shelves: Shelves): readonly Problem[] {
  const { value: entry, lineOf } = file;
  const steps = entry.next.flatMap((step, index) => {
    const reason = stepProblem(step, entry.id, known, shelves);
    return reason === null ? [] : [problem(file.file, lineOf(['next', index]), reason)];
  });
  const texts = languages.flatMap((language) =>
    (['title', 'answer', 'more'] as const).flatMap((field) => {
      const text = entry[field]?.[language];
      if (text === undefined) return [];
      const at = () => lineOf([field, language]);
      if (field === 'title' && text.includes('{{'))
        return [problem(file.file, at(), 'A title is also a button; nothing can be looked up in it.')];
      return referenceProblems(text, shelves).map((reason) => problem(file.file, at(), reason));
    }),
  );
  return [...steps, ...texts];
}

function longAnswers({ file, value, lineOf }: Parsed<FaqEntry>, shelves: Shelves): readonly Problem[] {
  return languages.flatMap((language) => {
    const said = resolve(value.answer[language], language, null, shelves);
    if (said.length <= answerMax) return [];
    const reason = `The answer has ${said.length} characters once facts are put in; at most ${answerMax}.`;
    return [problem(file, lineOf(['answer', language]), reason)];
  });
}

function factProblems({ file, value: { country, facts }, lineOf }: ParsedFiles['corridors'][number], shelves: Shelves) {
  return facts.flatMap((fact, index) => {
    const texts = languages.flatMap((language) => [
      { text: fact.text[language], at: () => lineOf(['facts', index, 'text', language]) },
      { text: fact.value?.[language] ?? '', at: () => lineOf(['facts', index, 'value', language]) },
    ]);
    const broken = texts.flatMap(({ text, at }) =>
      referenceProblems(text, shelves).map((reason) => problem(file, at(), reason)),
    );
    const circle = cycle(`${country}.${fact.id}`, shelves.facts);
    if (circle) broken.push(problem(file, lineOf(['facts', index]), `This fact names itself: ${circle.join(' → ')}.`));
    return broken;
  });
}

function referenceProblems(text: string, shelves: Shelves): readonly string[] {
  return [
    ...brokenReferences(text).map(
      (slip) => `“${slip.trim()}” is no reference; write {{fact …}}, {{value …}} or {{line …}}.`,
    ),
    ...referencesIn(text).flatMap((reference) => unknownReference(reference, shelves) ?? []),
  ];
}

function unknownReference({ kind, id }: Reference, { facts, lines }: Shelves): string | null {
  if (kind === 'line') return lines.has(id) ? null : `There is no line “${id}” in the directory.`;
  const fact = facts.get(id);
  if (!fact) return `There is no fact “${id}” in the corridors.`;
  return kind === 'value' && !fact.value ? `The fact “${id}” has no short value; write {{fact ${id}}}.` : null;
}

/** The way from a fact back to itself, when there is one. */
function cycle(start: string, facts: ReadonlyMap<string, Fact>): readonly string[] | null {
  const seen = new Set<string>();
  const walk = (id: string, path: readonly string[]): readonly string[] | null => {
    for (const { kind, id: next } of referencesIn(textsOf(facts.get(id)))) {
      if (kind === 'line') continue;
      if (next === start) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...path, next]);
      if (found) return found;
    }
    return null;
  };
  return walk(start, [start]);
}

function textsOf(fact: Fact | undefined): string {
  return fact ? [fact.text.km, fact.text.en, fact.value?.km, fact.value?.en].join(' ') : '';
}

/** Checklists and lessons may name lines and values; a whole fact may need "please check", which only an answer can say. */
function namedProblems(file: Parsed<unknown>, shelves: Shelves): readonly Problem[] {
  return textsIn(file).flatMap(({ text, line }) =>
    languages.flatMap((language) => {
      const facts = referencesIn(text[language]).filter(({ kind }) => kind === 'fact');
      const reasons = [
        ...referenceProblems(text[language], shelves),
        ...facts.map(({ id }) => `{{fact ${id}}} can only stand in an answer; write {{value …}} or {{line …}} here.`),
      ];
      return reasons.map((reason) => problem(file.file, line, reason));
    }),
  );
}

function checklistProblems({ file, value: list, lineOf }: Parsed<ChecklistFile>): readonly Problem[] {
  const items = new Set(list.items.map(({ id }) => id));
  const groups = new Set(list.groups.map(({ id }) => id));
  const unknown = (ids: readonly string[], path: readonly PropertyKey[]) =>
    ids
      .filter((id) => !items.has(id))
      .map((id) => problem(file, lineOf(path), `There is no question “${id}” in this list.`));
  return [
    ...list.items.flatMap((item, index) => [
      ...(groups.has(item.group)
        ? []
        : [problem(file, lineOf(['items', index, 'group']), `There is no group “${item.group}”.`)]),
      ...unknown(item.stronger?.when_any ?? [], ['items', index, 'stronger']),
    ]),
    ...list.bundles.flatMap((bundle, index) => unknown(bundle.all.flat(), ['bundles', index])),
    ...unknown(list.known_places?.with_any ?? [], ['known_places']),
    ...firstPassProblems(file, list, () => lineOf(['first_pass_order'])),
  ];
}

function firstPassProblems(
  file: string,
  { items, first_pass_order: order }: ChecklistFile,
  at: () => number,
): readonly Problem[] {
  const marked = items.filter((item) => item.first_pass).map(({ id }) => id);
  if (!order || [...order].sort().join() === marked.sort().join()) return [];
  return [problem(file, at(), `“first_pass_order” must name these, once each: ${marked.join(', ')}.`)];
}

/** Two things with one name, in one file or in two. */
function doubles(parsed: ParsedFiles): readonly Problem[] {
  const named = [
    ...parsed.directory.flatMap(({ file, value, lineOf }) =>
      value.lines.map(({ id }, index) => ({ file, key: `line ${id}`, id, at: () => lineOf(['lines', index, 'id']) })),
    ),
    ...parsed.corridors.flatMap(({ file, value, lineOf }) =>
      value.facts.map(({ id }, index) => ({
        file,
        key: `fact ${value.country}.${id}`,
        id,
        at: () => lineOf(['facts', index, 'id']),
      })),
    ),
    ...parsed.checklists.flatMap(({ file, value, lineOf }) =>
      value.items.map(({ id }, index) => ({
        file,
        key: `${file} ${id}`,
        id,
        at: () => lineOf(['items', index, 'id']),
      })),
    ),
    ...parsed.glossary.flatMap(({ file, value, lineOf }) =>
      value.terms.map(({ id }, index) => ({ file, key: `term ${id}`, id, at: () => lineOf(['terms', index, 'id']) })),
    ),
    ...[...parsed.faq, ...parsed.checklists, ...parsed.lessons, ...parsed.cards].map(({ file, value, lineOf }) => ({
      file,
      key: `${file.slice(0, file.indexOf('/'))} ${value.id}`,
      id: value.id,
      at: () => lineOf(['id']),
    })),
  ];
  const first = new Map<string, string>();
  return named.flatMap(({ file, key, id, at }) => {
    const where = first.get(key);
    if (where === undefined) first.set(key, file);
    return where === undefined ? [] : [problem(file, at(), `“${id}” stands twice; the other is in ${where}.`)];
  });
}

function problem(file: string, line: number, reason: string): Problem {
  return { file, line, reason };
}
