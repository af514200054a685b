import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

/** Ink on ground, as the pages put them together. */
const pairs = [
  ['ink', 'ground'],
  ['ink', 'surface'],
  ['ink', 'sunken'],
  ['ink', 'accent-soft'],
  ['ink-soft', 'ground'],
  ['ink-soft', 'surface'],
  ['ink-soft', 'sunken'],
  ['accent', 'ground'],
  ['accent', 'surface'],
  ['accent', 'sunken'],
  ['on-accent', 'accent'],
  ['danger', 'ground'],
  ['danger', 'surface'],
  ['danger', 'danger-soft'],
  ['on-danger', 'danger'],
] as const;

const [light = '', dark = ''] = readFileSync('bots/page/tokens.css', 'utf8').split(
  '@media (prefers-color-scheme: dark)',
);

describe.each([
  ['light', light],
  ['dark', dark],
])('in the %s theme', (_name, css) => {
  test.each(pairs)('%s on %s can be read', (ink, ground) => {
    const [brighter = 0, darker = 0] = [shine(css, ink), shine(css, ground)].sort((a, b) => b - a);
    expect((brighter + 0.05) / (darker + 0.05)).toBeGreaterThanOrEqual(4.5);
  });
});

/** Relative luminance, as WCAG 2 counts it. */
function shine(css: string, name: string): number {
  const hex = new RegExp(`--${name}: #([0-9a-f]{6});`).exec(css)?.[1];
  if (hex === undefined) throw new Error(`no colour ${name}`);
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4);
}
