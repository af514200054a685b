import type { Figures, Miss } from './score.ts';
import type { ByLang, Confusion, Share } from './tally.ts';

const langs = ['all', 'km', 'en', 'mixed', 'km-latn'] as const;
const write = (line: string): boolean => process.stdout.write(`${line}\n`);

export function printTables({ faq, outOfScope, posts, crisis, language }: Figures): void {
  write(`${''.padEnd(34)}${langs.map((lang) => lang.padStart(16)).join('')}`);
  const rows: readonly (readonly [string, ByLang | Share | number])[] = [
    ['FAQ top-1', faq.top1],
    ['FAQ top-3', faq.top3],
    ['FAQ answered and right', faq.answeredRight],
    ['FAQ answered and wrong', faq.answeredWrong],
    ['FAQ asked back', faq.asked],
    ['FAQ declined', faq.declined],
    ['FAQ taken for a post', faq.takenForPost],
    ['out of scope not answered', outOfScope.rejected],
    ['out of scope declined', outOfScope.declined],
    ['posts macro-F1', posts.macroF1],
    ['posts macro-F1, not told', posts.macroF1Recognised],
    ['posts high recall', posts.highRecall],
    ['posts high precision', posts.highPrecision],
    ['posts high called low', posts.highCalledLow],
    ['posts low called high', posts.lowCalledHigh],
    ['posts recognised', posts.recognised],
    ['emergency recall', crisis.emergencyRecall],
    ['emergency noticed', crisis.emergencyNoticed],
    ['urgent noticed', crisis.urgentNoticed],
    ['none called emergency', crisis.falseEmergency],
    ['none called either', crisis.falseAlarm],
    ['questions called emergency', crisis.alarmOnQuestions],
    ['questions called either', crisis.questionsNoticed],
    ['reply language', language],
  ];
  for (const [name, figure] of rows) write(`${name.padEnd(34)}${cells(figure)}`);
  printConfusion('posts: is, taken for', posts.confusion);
  printConfusion('crisis: is, taken for', crisis.confusion);
}

function cells(figure: ByLang | Share | number): string {
  if (typeof figure === 'number') return String(figure).padStart(16);
  if ('share' in figure) return cell(figure);
  return langs.map((lang) => cell(figure[lang])).join('');
}

function cell(figure: Share | undefined): string {
  return (figure === undefined ? '' : `${figure.share.toFixed(3)} ${figure.right}/${figure.of}`).padStart(16);
}

function printConfusion(title: string, table: Confusion): void {
  write(`\n${title}`);
  for (const [is, taken] of Object.entries(table)) {
    write(
      `  ${is.padEnd(12)}${Object.entries(taken)
        .map(([name, count]) => `${name} ${count}`)
        .join(', ')}`,
    );
  }
}

export function printMisses(misses: Readonly<Record<string, readonly Miss[]>>, most: number): void {
  for (const [part, list] of Object.entries(misses)) {
    if (list.length === 0) continue;
    write(`\nmissed: ${part} (${list.length})`);
    for (const { id, lang, text, wanted, got } of list.slice(0, most)) {
      write(`  ${id} ${lang}  ${text.replace(/\s+/g, ' ').slice(0, 140)}\n      wanted ${wanted}; got ${got}`);
    }
  }
  write('');
}
