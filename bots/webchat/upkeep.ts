import { asId, type ChatId, type Clock, second } from '../../core/model/index.ts';
import type { Documents } from '../../core/storage/documents.ts';
import type { Hub } from './hub.ts';
import { type ChatLog, filesLost, unusedFor } from './log.ts';
import type { Files } from './send.ts';

/** Clocks of several processes differ a little, and a write becomes visible a little after its time. */
const overlap = 5 * second;
const atOnce = 500;

/** Finds logs that other processes changed and somebody here looks at. */
export function catchUp(documents: Documents<ChatLog>, hub: Hub, clock: Clock): () => Promise<void> {
  let from = clock.now();
  return async () => {
    const started = clock.now();
    if (hub.listeners() > 0) {
      const changed = await documents.touched(from - overlap, atOnce);
      for (const { id } of changed) hub.nudge(asId<ChatId>(id));
    }
    from = started;
  };
}

export async function prune(documents: Documents<ChatLog>, files: Files, clock: Clock, limit: number): Promise<number> {
  const now = clock.now();
  let pruned = 0;
  for (const { id } of await documents.due(now, limit)) {
    const { result: gone } = await documents.update<ChatLog | null>(id, (log) =>
      log === null || log.usedAt + unusedFor > now ? { leave: null } : { next: null, result: log },
    );
    if (!gone) continue;
    for (const file of filesLost(gone, null)) await files.forget(file);
    pruned += 1;
  }
  return pruned;
}
