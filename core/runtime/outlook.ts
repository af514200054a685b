import type { DeskOutlook } from '../conversation/world.ts';
import { type Instant, second } from '../model/index.ts';
import type { Parts } from './parts.ts';
import type { Outlook } from './tools.ts';

const rememberedFor = 20 * second;
const casesLookedAt = 20;
const fewestToTell = 3;

/** How long people wait for a first reply, from the newest cases; asked at most every twenty seconds. */
export function outlookOn(parts: Parts): Outlook {
  let known: { readonly at: Instant; readonly outlook: Promise<DeskOutlook> } | null = null;
  return () => {
    const now = parts.clock.now();
    if (known && now - known.at < rememberedFor) return known.outlook;
    known = { at: now, outlook: look(parts) };
    known.outlook.catch(() => {
      known = null;
    });
    return known.outlook;
  };
}

async function look(parts: Parts): Promise<DeskOutlook> {
  const [waiting, active, closed] = await Promise.all([
    parts.cases.count('waiting'),
    parts.cases.list('active', { limit: casesLookedAt }),
    parts.cases.list('closed', { limit: casesLookedAt }),
  ]);
  const found = await Promise.all([...active, ...closed].map(({ id }) => parts.cases.read(id)));
  const waits = found
    .flatMap((one) =>
      one && one.document.firstReplyAt !== null ? [one.document.firstReplyAt - one.document.openedAt] : [],
    )
    .sort((a, b) => a - b);
  const usual = waits.length < fewestToTell ? null : (waits[Math.floor(waits.length / 2)] ?? null);
  return { waiting, usualWaitMs: usual };
}
