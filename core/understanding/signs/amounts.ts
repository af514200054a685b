import type { Hit } from './hit.ts';

/** Sums of money and ages of children are phrases too; they are found by form, not by list. */
const money =
  /(?:[$€]|usd|rm|thb)\s?\d[\d.,]*(?:k|tr)?|\d[\d.,]*\s?(?:k|tr|ពាន់|ម៉ឺន|លាន|សែន|រយ|thousand|million|mil|lan|poan|meun)?\s?(?:\$|usdt?|us|dollars?|dola|baht|bath|bat|thb|rm|ringgit|won|yen|riels?|ដុល្លារ|ដុល្លា|ដុល|បាត|រៀល|រីងហ្គីត|វ៉ុន|យ៉េន|ពាន់|ម៉ឺន|លាន)(?![a-z])/g;
const age =
  /(?:aged?|អាយុ|ayuk?|im|i'm|i am|she is|he is|she's|he's|only)\s?(1[0-7]|[4-9])(?!\d|[.,]\d|:)(?!\s?(?:day|week|month|hour|people|of|km|am|pm|ថ្ងៃ|ខែ|ម៉ោង|នាក់|\$|baht|usd))|(?<!\d)(1[0-7]|[4-9])\s?-?(?:years?|yrs?|yr|y)[\s-]?(?:old|o)\b/g;
const youngOne =
  /(?:girl|boy|daughter|son|sister|brother|niece|nephew|kid|child|cousin|student)(?:\s[a-z]+){0,3}?\s(1[0-7]|[5-9])(?!\d|[.,:]\d)(?!\s?(?:day|week|month|hour|year(?!s? old)|people|of|km|am|pm|\$|baht|usd|time|th|st))/g;
/** A year that is over whenever this is read. */
const pastYear =
  /(?:in|since|year|until|ឆ្នាំ|កាល|ពី)\s?(?:19\d\d|20(?:0\d|1\d|2[0-3]))(?!\d|[.,]\d)|មុន(?:នេះ)?\s?\d+\s?ឆ្នាំ|\d+\s?ឆ្នាំ(?:មុន|ទៅហើយ|កន្លងមក)|\b(?:\d+|two|three|four|five|six|ten|many|few|some)\s?(?:years?|yrs?) (?:ago|back)\b/g;
const someYears = /(?<!\d)(1[0-7]|[4-9])\s?(?:ឆ្នាំ|ch+n+am)(?!\s?(?:ហើយ|មក|មុន))/g;

export function findAmounts(text: string): Hit[] {
  if (!/\d/.test(text)) return [];
  return [
    ...hitsOf(text, money, 'sum'),
    ...hitsOf(text, age, 'minor-age'),
    ...hitsOf(text, youngOne, 'minor-age'),
    ...hitsOf(text, pastYear, 'long-ago'),
    ...hitsOf(text, someYears, 'some-years'),
  ];
}

function hitsOf(text: string, pattern: RegExp, id: string): Hit[] {
  const ids = new Set([id]);
  return [...text.matchAll(pattern)].slice(0, 20).map(({ 0: found, index }) => ({
    ids,
    start: index,
    end: index + found.length,
  }));
}
