import type { Instant } from '../../model/index.ts';
import type { Content } from '../content.ts';
import type { ParsedFiles } from '../folders.ts';
import { englishGrade, khmerSentenceWords, median } from './readability.ts';

/** What there is, in numbers. */
export interface Figures {
  readonly answers: number;
  readonly topics: number;
  readonly phrasings: { readonly km: number; readonly en: number; readonly latn: number };
  readonly facts: number;
  readonly factsUnknown: number;
  readonly factsOld: number;
  readonly lines: number;
  readonly linesOld: number;
  readonly countries: number;
  readonly sources: number;
  readonly oldest: string;
  readonly newest: string;
  readonly lessons: number;
  readonly cards: number;
  readonly terms: number;
  readonly goldenQuestions: number;
  readonly words: number;
  /** Share of reviewed texts that no person has read yet, by language. */
  readonly machine: { readonly km: number; readonly en: number };
  readonly grade: { readonly median: number; readonly most: number };
  readonly khmerWords: { readonly median: number; readonly most: number };
}

export function figuresOf(files: ParsedFiles, content: Content, now: Instant): Figures {
  const entries = files.faq.map(({ value }) => value);
  const facts = files.corridors.flatMap(({ value }) => value.facts);
  const lines = files.directory.flatMap(({ value }) => value.lines);
  const sourced = [...entries, ...facts, ...lines, ...files.checklists.map(({ value }) => value)];
  const dates = sourced
    .map(({ verified }) => verified)
    .filter((date) => date !== 'undated')
    .sort();
  const grades = entries.map(({ id }) => englishGrade(content.answer(id, 'en', now)?.text ?? ''));
  const words = entries.map(({ id }) => khmerSentenceWords(content.answer(id, 'km', now)?.text ?? ''));
  const count = (script: 'km' | 'en' | 'latn') =>
    entries.reduce((sum, { phrasings }) => sum + phrasings[script].length, 0);
  return {
    answers: entries.length,
    topics: new Set(entries.map(({ topic }) => topic)).size,
    phrasings: { km: count('km'), en: count('en'), latn: count('latn') },
    facts: facts.length,
    factsUnknown: facts.filter(({ confidence }) => confidence === 'unknown').length,
    factsOld: facts.filter(({ old }) => old).length,
    lines: lines.length,
    linesOld: lines.filter(({ old }) => old).length,
    countries: files.directory.length,
    sources: new Set(sourced.flatMap(({ sources }) => sources.map(({ title, url }) => url ?? title))).size,
    oldest: dates[0] ?? '',
    newest: dates.at(-1) ?? '',
    lessons: files.lessons.length,
    cards: files.cards.length,
    terms: content.glossary.length,
    goldenQuestions: files.golden.reduce((sum, { value }) => sum + value.questions.length, 0),
    words: new Set(files.words.map(({ name }) => name)).size,
    machine: { km: machineShare(files, 'km'), en: machineShare(files, 'en') },
    grade: { median: round(median(grades)), most: round(Math.max(0, ...grades)) },
    khmerWords: { median: median(words), most: Math.max(0, ...words) },
  };
}

function machineShare(files: ParsedFiles, language: 'km' | 'en'): number {
  const reviewed = [
    ...files.faq,
    ...files.checklists,
    ...files.emergency,
    ...files.lessons,
    ...files.cards,
    ...files.glossary,
  ];
  const machine = reviewed.filter(({ value }) => value.review[language] === 'machine').length;
  return reviewed.length === 0 ? 0 : round(machine / reviewed.length);
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
