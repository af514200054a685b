import { watch } from 'node:fs';
import type { Content } from './content.ts';
import { loadContent, type Problem } from './load.ts';

/** What a reload came to. On problems the old content stays in use. */
export type Reloaded = { readonly content: Content } | { readonly problems: readonly Problem[] };

export interface LiveContent {
  /** Always whole and checked; the same object until a reload succeeds. */
  current(): Content;
  /** Loads now, without waiting for a change to be noticed. */
  reload(): Promise<Reloaded>;
  stop(): void;
}

export interface WatchOptions {
  /** Called after every reload that found something new or wrong; never for a change that changes nothing. */
  readonly heard: (outcome: Reloaded) => void;
  /** How long a folder must be quiet before it is read: an editor saves several files in a row. */
  readonly quietMs?: number;
}

/** Loads the folder and follows it. The first load must succeed; after that the service never loses its content. */
export async function watchContent(
  folder: string,
  { heard, quietMs = 300 }: WatchOptions,
): Promise<LiveContent | { readonly problems: readonly Problem[] }> {
  const first = await loadContent(folder);
  if ('problems' in first) return first;
  let current = first.content;
  let running: Promise<Reloaded> = Promise.resolve(first);
  let timer: NodeJS.Timeout | undefined;

  const reload = (): Promise<Reloaded> => {
    // One after the other, so that an older reading never replaces a newer one.
    running = running.then(async () => {
      const outcome = await loadContent(folder).catch(unreadable);
      const same = 'content' in outcome && outcome.content.version === current.version;
      if ('content' in outcome && !same) current = outcome.content;
      if (!same) heard(outcome);
      return outcome;
    });
    return running;
  };
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(reload, quietMs);
  });
  // A folder that goes away is told by the next reload; the content in memory stays.
  watcher.on('error', reload);
  return {
    current: () => current,
    reload,
    stop() {
      clearTimeout(timer);
      watcher.close();
    },
  };
}

/** A file nobody may read, or a disk that fails, is no reason to lose the content in memory. */
function unreadable(error: unknown): Reloaded {
  const code = typeof error === 'object' && error !== null && 'code' in error ? ` (${String(error.code)})` : '';
  return { problems: [{ file: '.', line: 1, reason: `The content folder could not be read${code}.` }] };
}
