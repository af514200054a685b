import { join } from 'node:path';
import type { Content } from '../core/content/content.ts';
import type { ParsedFiles } from '../core/content/folders.ts';
import { openContent } from '../core/content/load.ts';
import { type Ask, type Figures, type Finding, figuresOf, reviewContent } from '../core/content/review/index.ts';
import type { Capabilities } from '../core/delivery/channel.ts';
import { reshape } from '../core/delivery/reshape.ts';
import { languages } from '../core/model/index.ts';
import { systemClock } from '../core/runtime/clock.ts';
import { keyOf, readKept } from '../core/runtime/knowledge/kept.ts';
import { createUnderstanding, freshContext, openUnderstanding, readVocabulary } from '../core/understanding/index.ts';
import { channels } from './lib/channels.ts';
import { previewEntry } from './lib/preview-entry.ts';
import { kept } from './understanding/knowledge.ts';

/**
 * `npm run check-content [-- --all | --quiet] [folder]`: refuses what is wrong (ends with 1), tells what should be looked at,
 * prints figures. `--all` lists every remark, without it the first few of each kind; `--quiet` tells only what is refused.
 */
const few = 5;

async function check(args: readonly string[]): Promise<number> {
  const folder = args.find((arg) => !arg.startsWith('--')) ?? 'content';
  const opened = await openContent(folder);
  if ('problems' in opened) {
    for (const { file, line, reason } of opened.problems) console.error(`${file}:${line}  ${reason}`);
    console.error(`\nRefused: ${opened.problems.length}. The service would keep its old content.`);
    return 1;
  }
  const now = systemClock.now();
  const findings = [
    ...reviewContent(opened.files, opened.content, now, await asking(folder, opened.content)),
    ...tooLong(opened.files, opened.content, now),
  ];
  const refused = findings.filter(({ weight }) => weight === 'refuse');
  const quiet = args.includes('--quiet');
  tell(quiet ? refused : findings, args.includes('--all'));
  if (!quiet) summarise(figuresOf(opened.files, opened.content, now));
  if (refused.length > 0) console.error(`\nRefused: ${refused.length}.`);
  return refused.length > 0 ? 1 : 0;
}

/** An answer that no longer is one message on some channel: one screen a message. */
function tooLong(files: ParsedFiles, content: Content, now: number): readonly Finding[] {
  return files.faq.flatMap(({ file, value, lineOf }) =>
    languages.flatMap((language) => {
      const messages = previewEntry(`faq/${value.id}`, language, content, now);
      const long = (able: Capabilities) => messages.some((message) => reshape(message, able).length > 1);
      const split = Object.entries(channels).filter(([, able]) => long(able));
      return split.map(([channel]): Finding => {
        const reason = `The answer, or what follows on “more”, takes more than one message with its lines on ${channel}.`;
        return { weight: 'look', about: 'length', file, line: lineOf(['answer', language]), reason };
      });
    }),
  );
}

function tell(findings: readonly Finding[], all: boolean): void {
  for (const weight of ['refuse', 'look'] as const) {
    const kinds = new Map<string, Finding[]>();
    for (const finding of findings) {
      if (finding.weight === weight) kinds.set(finding.about, [...(kinds.get(finding.about) ?? []), finding]);
    }
    for (const [about, list] of kinds) {
      console.log(`\n${weight === 'refuse' ? 'REFUSED' : 'Please look'}: ${about} (${list.length})`);
      for (const { file, line, reason } of list.slice(0, all || weight === 'refuse' ? undefined : few)) {
        console.log(`  ${file}:${line}  ${reason}`);
      }
      if (!all && weight === 'look' && list.length > few) console.log(`  ... and ${list.length - few} more (--all)`);
    }
  }
}

function summarise(figures: Figures): void {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const { phrasings, grade, khmerWords, machine } = figures;
  console.log(`
Answers          ${figures.answers} on ${figures.topics} topics
Ways of asking   ${phrasings.km} Khmer, ${phrasings.en} English, ${phrasings.latn} romanised
Facts            ${figures.facts} (${figures.factsUnknown} not found out yet, ${figures.factsOld} old)
Lines            ${figures.lines} in ${figures.countries} countries (${figures.linesOld} old)
Sources          ${figures.sources}, dated ${figures.oldest} to ${figures.newest}
Lessons, cards   ${figures.lessons}, ${figures.cards}; ${figures.terms} glossary terms; ${figures.goldenQuestions} golden questions
English          school grade ${grade.median} in the median, ${grade.most} at most
Khmer            ${khmerWords.median} words a sentence in the median, ${khmerWords.most} at most
Read by nobody   ${percent(machine.km)} of the Khmer, ${percent(machine.en)} of the English (review: machine)`);
}

/** Golden questions are asked of the real understanding, which gives topics, best first. */
async function asking(folder: string, { faq }: Content): Promise<Ask> {
  const source = () => ({ faq: [...faq.values()], vocabulary: readVocabulary(join(folder, 'understanding')) });
  const known = readKept(kept, await keyOf(folder));
  const { understand } = known ? openUnderstanding(known.understanding) : createUnderstanding(source());
  return (question) => {
    const { decision, answers } = understand(question, freshContext);
    return decision === 'decline' ? [] : [...new Set(answers.map(({ topic }) => topic))];
  };
}

process.exitCode = await check(process.argv.slice(2));
