import type { Instant } from '../../model/index.ts';
import { languages } from '../../model/index.ts';
import type { Content } from '../content.ts';
import type { ParsedFiles } from '../folders.ts';
import type { Parsed } from '../read.ts';
import { cut } from '../references.ts';
import type { FaqEntry } from '../schema.ts';
import type { Finding } from './finding.ts';
import { englishGrade, khmerSentenceWords } from './readability.ts';

/** What a twelve-year-old reads without help. */
export const mostGrade = 6;
/** Words a sentence, in the median. */
export const mostKhmerWords = 12;
/** A title is also a button; what is longer is shown as a numbered line. */
const mostTitle = 60;
/** Telegram and Messenger: one message of the smaller of the two, with room for the footer. */
const mostMore = 1500;

export function reviewAnswers(files: ParsedFiles, content: Content, now: Instant): readonly Finding[] {
  return files.faq.flatMap((file) => [
    ...lengths(file),
    ...readingLevel(file, content, now),
    ...deadEnds(file),
    ...copiedFacts(file),
  ]);
}

function lengths({ file, value, lineOf }: Parsed<FaqEntry>): readonly Finding[] {
  return languages.flatMap((language) => {
    const found: Finding[] = [];
    const look = (field: 'title' | 'more', most: number) => {
      const text = value[field]?.[language] ?? '';
      if (text.length <= most) return;
      const reason = `“${field}” has ${text.length} characters; more than ${most} does not fit well on every channel.`;
      found.push({ weight: 'look', about: 'length', file, line: lineOf([field, language]), reason });
    };
    look('title', mostTitle);
    look('more', mostMore);
    return found;
  });
}

function readingLevel({ file, value, lineOf }: Parsed<FaqEntry>, content: Content, now: Instant): readonly Finding[] {
  const [km, en] = languages.map((language) => content.answer(value.id, language, now)?.text ?? '');
  const grade = englishGrade(en ?? '');
  const words = khmerSentenceWords(km ?? '');
  const found: Finding[] = [];
  const add = (language: 'km' | 'en', reason: string) =>
    found.push({ weight: 'refuse', about: 'reading level', file, line: lineOf(['answer', language]), reason });
  if (grade > mostGrade)
    add(
      'en',
      `The English reads like school grade ${grade.toFixed(1)}; at most ${mostGrade}. Use shorter words and sentences.`,
    );
  if (words > mostKhmerWords)
    add('km', `Half of the Khmer sentences have more than ${words} words; at most ${mostKhmerWords}. Cut them in two.`);
  return found;
}

/** Nobody is left with an answer and nothing to press; after a grave one a person is always in reach. */
function deadEnds({ file, value, lineOf }: Parsed<FaqEntry>): readonly Finding[] {
  const line = lineOf(['next']);
  if (value.next.length === 0)
    return [{ weight: 'refuse', about: 'dead end', file, line, reason: 'Nothing can be pressed after this answer.' }];
  const reachesHelp = value.next.some((step) => 'line' in step || ('do' in step && step.do !== 'offer-check'));
  if (value.risk !== 'high' || reachesHelp) return [];
  const reason = 'A grave topic: offer a person, an emergency reply or a line among the next steps.';
  return [{ weight: 'look', about: 'dead end', file, line, reason }];
}

/** A phone number in a text is never right: it would stay when the directory changes. Money may be, and is looked at. */
const phone = /(?<![\d,.])(?:\+\d[\d -]{6,}\d|0\d{1,2}[ -]\d{3}[ -]?\d{3,4}|1-800[-\d]+)(?!\d)/;
const money =
  /(?:\$\s?\d|\d[\d,.]*\s?(?:US dollars|dollars|baht|won|yen|ringgit|riel|dong|ដុល្លារ|បាត|វ៉ុន|យេន|រីងហ្គីត|រៀល|ដុង))/;

function copiedFacts({ file, value, lineOf }: Parsed<FaqEntry>): readonly Finding[] {
  return (['answer', 'more'] as const).flatMap((field) =>
    languages.flatMap((language): readonly Finding[] => {
      const said = cut(value[field]?.[language] ?? '').filter((piece) => typeof piece === 'string');
      const line = lineOf([field, language]);
      const number = said.map((piece) => phone.exec(piece)?.[0]).find((found) => found !== undefined);
      if (number) {
        const reason = `“${number}” looks like a phone number; put it into the directory and write {{line …}}.`;
        return [{ weight: 'refuse', about: 'copied fact', file, line, reason }];
      }
      const amount = said.map((piece) => money.exec(piece)?.[0]).find((found) => found !== undefined);
      if (!amount) return [];
      const reason = `“${amount}” is an amount in the text; a fact in the corridors would change everywhere at once.`;
      return [{ weight: 'look', about: 'copied fact', file, line, reason }];
    }),
  );
}
