import type { Content } from '../core/content/content.ts';
import type { LiveContent } from '../core/content/watch.ts';
import type { Understanding } from '../core/understanding/contract.ts';
import { createUnderstanding } from '../core/understanding/index.ts';

/** Built once from the content, and anew when the content was reloaded. */
export function understandingOf(live: LiveContent): () => Understanding {
  let built: { readonly from: Content; readonly understanding: Understanding } | null = null;
  return () => {
    const content = live.current();
    if (built?.from !== content)
      built = { from: content, understanding: createUnderstanding({ faq: [...content.faq.values()] }) };
    return built.understanding;
  };
}
