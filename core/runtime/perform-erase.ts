import type { Case } from '../casework/case.ts';
import { withoutWords } from '../casework/timeline.ts';
import type { Effect } from '../conversation/effects.ts';
import { blanked, type Mailbox, settled, type Trace } from '../conversation/mailbox.ts';
import { type CaseId, type EffectKey, type FileId, second } from '../model/index.ts';
import { faultOf } from './log.ts';
import type { Parts } from './parts.ts';
import type { Performed } from './performed.ts';

type EraseEffect = Extract<Effect, { type: 'erase' }>;
const eraseLasts = 10 * second;

/** Takes back what the platform lets us take back; for `everything` also what stands on our own shelf. */
export async function erase(parts: Parts, mailbox: Mailbox, effect: EraseEffect): Promise<Performed> {
  const cleared = await clearScreen(parts, mailbox);
  for (const id of effect.cases) await eraseCase(parts, id, effect.key);
  const now = parts.clock.now();
  return (current) => {
    const rest = { ...settled(current, effect.key, null), traces: [] };
    if (effect.scope === 'everything') return blanked(rest, now);
    return cleared ? rest : withHarmlessWords(rest, effect);
  };
}

async function clearScreen(parts: Parts, mailbox: Mailbox): Promise<boolean> {
  const channel = parts.channel(mailbox.address.channel);
  const reach = channel?.capabilities.erases ?? null;
  if (!channel || !reach) return false;
  const now = parts.clock.now();
  const young = mailbox.traces.filter(({ at }: Trace) => now - at < reach.withinMs).map(({ message }) => message);
  try {
    await channel.erase(mailbox.address, young, AbortSignal.timeout(eraseLasts));
    return true;
  } catch (thrown) {
    parts.log.warn({ channel: channel.name, ...faultOf(thrown) }, 'erase_failed');
    return false;
  }
}

/** Where nothing can be taken back, a sentence that looks like nothing pushes the chat out of sight. */
function withHarmlessWords(mailbox: Mailbox, { key, otherwise }: EraseEffect): Mailbox {
  if (otherwise === null) return mailbox;
  const effect = { key, type: 'send', body: otherwise, author: 'bot', allowed: 'always', case: null } as const;
  return { ...mailbox, outbox: [{ effect, attempts: 0, notBefore: 0, doubtful: false }, ...mailbox.outbox] };
}

async function eraseCase(parts: Parts, id: CaseId, key: EffectKey): Promise<void> {
  const at = parts.clock.now();
  const { result } = await parts.cases.update<readonly FileId[]>(id, (was) =>
    was ? { next: withoutWords(was, key, at), result: filesOf(was) } : { leave: [] },
  );
  for (const file of result)
    await parts.files.update(file, (was) => (was ? { next: null, result: null } : { leave: null }));
}

function filesOf(of: Case): readonly FileId[] {
  return of.timeline.flatMap(({ attachments }) => attachments.flatMap((one) => ('file' in one ? [one.file] : [])));
}
