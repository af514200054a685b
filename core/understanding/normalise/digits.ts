import { rule } from './rule.ts';

const zeros = [0x17e0, 0x0e50, 0x0ed0, 0x1040, 0x0660, 0x0966];

export const digitRules = [
  rule(
    'every script writes its digits in Arabic ones',
    'An amount in Khmer or Thai digits is the same amount: ៣០០$ and ๓๐๐$ are 300$.',
    /[\u17E0-\u17E9\u0E50-\u0E59\u0ED0-\u0ED9\u1040-\u1049\u0660-\u0669\u0966-\u096F]/g,
    (found) => {
      const code = found.charCodeAt(0);
      const zero = zeros.find((start) => code >= start && code < start + 10) ?? code;
      return String(code - zero);
    },
  ),
  rule(
    'digits without end are cut short',
    'No amount, age or telephone number is longer; what comes after only makes patterns for sums of money work in vain.',
    /(\d(?:[.,]?\d){23})[\d.,]+/g,
    (_found, groups) => groups[0] ?? null,
  ),
];
