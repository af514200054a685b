import { parseFile, readFolder } from '../../../core/content/read.ts';
import { faqEntry } from '../../../core/content/schema.ts';
import type { Knowledge } from '../../../core/understanding/index.ts';
import { vocabulary } from '../prepared.ts';

/** The answers and the vocabulary as they ship. */
export async function shippedKnowledge(): Promise<Knowledge> {
  const files = await readFolder('content/faq');
  const faq = files.map((file) => {
    const read = parseFile(file, faqEntry);
    if ('problems' in read) throw new Error(`${file.file}: ${read.problems[0]?.reason}`);
    return read.parsed.value;
  });
  return { faq, vocabulary };
}
