import type { Content } from './content.ts';
import { dateInWords } from './dates.ts';
import type { ParsedFiles } from './folders.ts';
import { shelvesOf } from './library.ts';
import { reached } from './resolve.ts';
import type { FaqEntry } from './schema.ts';

type Source = FaqEntry['sources'][number];

/** `docs/topics.md`: every topic with its answers and where each comes from. Made from the content, never written by hand. */
export function topicsPage(files: ParsedFiles, content: Content): string {
  const { facts } = shelvesOf({
    corridors: files.corridors.map(({ value }) => value),
    directory: [],
    publishers: [],
    words: [],
  });
  const rows = [...content.faq.values()]
    .sort((one, other) => one.topic.localeCompare(other.topic, 'en') || one.id.localeCompare(other.id, 'en'))
    .map((entry) => {
      const used = reached(`${entry.answer.en} ${entry.more?.en ?? ''}`, { facts });
      const sources = [...entry.sources, ...[...used.facts].flatMap((id) => facts.get(id)?.sources ?? [])];
      const checked = dateInWords(entry.verified, 'en') ?? 'not known';
      return `| ${entry.topic} | ${entry.id} | ${cell(entry.title.en)} | ${checked} | ${sourceList(sources)} |`;
    });
  return `${heading}\n${rows.join('\n')}\n`;
}

const heading = `# Topics and their sources

For editors and for whoever wants to check an answer. This page is made from the content by \`npm run content -- topics\`; change
the answers, not the page.

| Topic | Answer | Title | Checked | Sources |
|---|---|---|---|---|`;

function sourceList(sources: readonly Source[]): string {
  const unique = new Map(sources.map((source) => [source.url ?? source.title, source]));
  return [...unique.values()]
    .map(({ title, url, date }) => cell(`${url ? `[${title}](${url})` : title} (${date})`))
    .join('; ');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
