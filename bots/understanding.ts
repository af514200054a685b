import { join } from 'node:path';
import type { Content } from '../core/content/content.ts';
import type { LiveContent } from '../core/content/watch.ts';
import { faultOf, type Log } from '../core/runtime/log.ts';
import type { Understanding } from '../core/understanding/contract.ts';
import { createUnderstanding, readVocabulary } from '../core/understanding/index.ts';

interface Built {
  readonly from: Content;
  readonly understanding: Understanding;
}

/** Built from the content, and anew when the content was reloaded. A reload that cannot be understood changes nothing. */
export function understandingOf(live: LiveContent, contentFolder: string, log: Log): () => Understanding {
  const build = (from: Content): Built => {
    const vocabulary = readVocabulary(join(contentFolder, 'understanding'));
    return { from, understanding: createUnderstanding({ faq: [...from.faq.values()], vocabulary }) };
  };
  let built = build(live.current());
  return () => {
    const content = live.current();
    if (built.from === content) return built.understanding;
    try {
      built = build(content);
    } catch (thrown) {
      log.error(faultOf(thrown), 'vocabulary_refused');
      built = { ...built, from: content };
    }
    return built.understanding;
  };
}
