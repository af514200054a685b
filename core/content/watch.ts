import { watch } from 'node:fs';
import type { Problem } from './problem.ts';

/** What making something out of the content folder came to. */
export type Outcome<Made> = { readonly made: Made } | { readonly problems: readonly Problem[] };

/** Something made out of the content folder, which follows it. */
export interface Live<Made> {
  /** Always whole and checked; the same object until a reload succeeds. */
  current(): Made;
  /** Makes it anew now, without waiting for a change to be noticed. On problems the old one stays in use. */
  reload(): Promise<Outcome<Made>>;
  stop(): void;
}

export interface FollowOptions<Made> {
  make(folder: string): Promise<Outcome<Made>>;
  /** Called after every reload that found something new or wrong; never for a change that changes nothing. */
  readonly heard: (outcome: Outcome<Made>) => void;
  /** How long a folder must be quiet before it is read: an editor saves several files in a row. */
  readonly quietMs?: number;
}

/** Goes on from what was made first: after that the service never loses its content. */
export function followFolder<Made extends { readonly version: string }>(
  folder: string,
  first: Made,
  { make, heard, quietMs = 300 }: FollowOptions<Made>,
): Live<Made> {
  let current = first;
  let running: Promise<Outcome<Made>> = Promise.resolve({ made: first });
  let timer: NodeJS.Timeout | undefined;

  const reload = (): Promise<Outcome<Made>> => {
    // One after the other, so that an older reading never replaces a newer one.
    running = running.then(async () => {
      const outcome = await make(folder).catch(unreadable);
      const same = 'made' in outcome && outcome.made.version === current.version;
      if ('made' in outcome && !same) current = outcome.made;
      if (!same) heard(outcome);
      return outcome;
    });
    return running;
  };
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(reload, quietMs);
  });
  // A folder that goes away is told by the next reload; what is in memory stays.
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
function unreadable(error: unknown): { readonly problems: readonly Problem[] } {
  const code = typeof error === 'object' && error !== null && 'code' in error ? ` (${String(error.code)})` : '';
  return { problems: [{ file: '.', line: 1, reason: `The content folder could not be read${code}.` }] };
}
