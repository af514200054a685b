import type { z } from 'zod';

/** Why content was refused, for somebody who has never seen code. `line` starts at 1. */
export interface Problem {
  /** Below the content folder, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

type Issue = z.core.$ZodIssue;

const languageNames: Readonly<Record<string, string>> = { km: 'Khmer', en: 'English', latn: 'romanised Khmer' };

/** One sentence a non-programmer understands, for what the schema found. */
export function explain(issue: Issue): string {
  const where = quoted(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${issue.keys.map((key) => `“${key}”`).join(', ')} is not known${where ? ` in ${where}` : ' here'}: is it misspelled?`;
    case 'invalid_type':
      return isMissing(issue)
        ? missing(issue.path)
        : `${where || 'This'} must be ${kindNames[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return isMissing(issue)
        ? missing(issue.path)
        : `${where} must be one of: ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return `${where} is empty.`;
    case 'too_big':
      return `${where} is too long or has too many parts: at most ${String(issue.maximum)}.`;
    case 'invalid_format':
      return `${where} is not written as expected: ${formatHint(issue)}.`;
    default:
      return isMissing(issue) ? missing(issue.path) : `${where} does not fit: ${issue.message}.`;
  }
}

const kindNames: Readonly<Record<string, string>> = {
  string: 'a text (put it in quotes when it is a number or a date)',
  number: 'a number without quotes',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of named parts',
};

function isMissing(issue: Issue): boolean {
  return issue.input === undefined;
}

function missing(path: readonly PropertyKey[]): string {
  const language = languageNames[String(path.at(-1))];
  if (language && path.length > 1) return `The ${language} of ${quoted(path.slice(0, -1))} is missing.`;
  return `${quoted(path)} is missing.`;
}

function formatHint(issue: Extract<Issue, { code: 'invalid_format' }>): string {
  if (issue.format === 'date') return 'a date such as 2025-09-20';
  if (issue.format === 'url') return 'an address that begins with https://';
  return issue.message;
}

/** `answer.km` becomes “answer → km”; list positions count from 1. */
function quoted(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '';
  return `“${path.map((part) => (typeof part === 'number' ? `no. ${part + 1}` : String(part))).join(' → ')}”`;
}
