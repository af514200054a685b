import type { Instant } from '../../model/index.ts';
import { isPast } from '../dates.ts';
import type { ParsedFiles } from '../folders.ts';
import { referencesIn } from '../references.ts';
import type { Finding } from './finding.ts';

interface Dated {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly review_by: string;
}

/** What is past its date: still shown, with "please check", until somebody looks. */
export function reviewDates(files: ParsedFiles, now: Instant): readonly Finding[] {
  return dated(files)
    .filter(({ review_by }) => isPast(review_by, now))
    .map(({ file, line, name, review_by }) => ({
      weight: 'look',
      about: 'stale',
      file,
      line,
      reason: `“${name}” was to be checked again by ${review_by}; it is shown with “please check”.`,
    }));
}

/** Facts that nobody has confirmed, where an answer leans on them. */
export function reviewUnverified(files: ParsedFiles): readonly Finding[] {
  const unknown = new Set(
    files.corridors.flatMap(({ value }) =>
      value.facts.filter(({ confidence }) => confidence === 'unknown').map(({ id }) => `${value.country}.${id}`),
    ),
  );
  return files.faq.flatMap(({ file, value, lineOf }) => {
    const used = referencesIn(value.answer.en).filter(({ kind, id }) => kind !== 'line' && unknown.has(id));
    return used.map(({ id }): Finding => {
      const reason = `The answer leans on “${id}”, which nobody has found out yet.`;
      return { weight: 'look', about: 'unverified', file, line: lineOf(['answer', 'en']), reason };
    });
  });
}

function dated(files: ParsedFiles): readonly Dated[] {
  const whole = [...files.faq, ...files.checklists, ...files.lessons, ...files.cards].map(
    ({ file, value, lineOf }) => ({
      file,
      line: lineOf(['review_by']),
      name: value.id,
      review_by: value.review_by,
    }),
  );
  const replies = files.emergency.map(({ file, value, lineOf }) => ({
    file,
    line: lineOf(['review_by']),
    name: value.kind,
    review_by: value.review_by,
  }));
  const facts = files.corridors.flatMap(({ file, value, lineOf }) =>
    value.facts.map(({ id, review_by }, index) => ({
      file,
      line: lineOf(['facts', index, 'review_by']),
      name: `${value.country}.${id}`,
      review_by,
    })),
  );
  const lines = files.directory.flatMap(({ file, value, lineOf }) =>
    value.lines.map(({ id, review_by }, index) => ({
      file,
      line: lineOf(['lines', index, 'review_by']),
      name: id,
      review_by,
    })),
  );
  return [...whole, ...replies, ...facts, ...lines];
}
