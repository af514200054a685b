import { readFolder } from '../../../core/content/files.ts';
import { parseFile } from '../../../core/content/read.ts';
import { faqEntry } from '../../../core/content/schema.ts';
import type { UnderstandingSource } from '../../../core/understanding/index.ts';
import { vocabulary } from '../prepared.ts';

/** The answers and the vocabulary as they ship. */
export async function shippedKnowledge(): Promise<UnderstandingSource> {
  const files = await readFolder('content/faq');
  const faq = files.map((file) => {
    const read = parseFile(file, faqEntry);
    if ('problems' in read) throw new Error(`${file.file}: ${read.problems[0]?.reason}`);
    return read.parsed.value;
  });
  return { faq, vocabulary };
}
