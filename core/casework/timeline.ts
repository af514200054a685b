import type { EffectKey, Instant, Intake, Priority, SystemFact } from '../model/index.ts';
import type { Case, Delivery, TimelineEntry } from './case.ts';
import { blankEntry } from './open.ts';

/** Adds an entry once: the same key again changes nothing. Entries stand in the order of their times. */
export function withEntry(of: Case, entry: TimelineEntry): Case {
  if (of.timeline.some(({ key }) => key === entry.key)) return of;
  const later = of.timeline.findLastIndex(({ at }) => at <= entry.at) + 1;
  const timeline = [...of.timeline.slice(0, later), entry, ...of.timeline.slice(later)];
  const lastHeardAt = entry.by === 'person' ? Math.max(of.lastHeardAt, entry.at) : of.lastHeardAt;
  return { ...of, timeline, lastHeardAt };
}

export function withFact(of: Case, key: EffectKey, at: Instant, fact: SystemFact): Case {
  return withEntry(of, { ...blankEntry(key, at), fact });
}

/** What the bot said, with how the sending went. */
export function withBotWords(of: Case, key: EffectKey, at: Instant, text: string, delivery: Delivery): Case {
  const known = of.timeline.some((entry) => entry.key === key);
  return known ? withDelivery(of, key, delivery) : withEntry(of, { ...blankEntry(key, at), by: 'bot', text, delivery });
}

export function withDelivery(of: Case, key: EffectKey, delivery: Delivery): Case {
  const timeline = of.timeline.map((entry) => (entry.key === key ? { ...entry, delivery } : entry));
  return { ...of, timeline };
}

/** The platform says that everything sent up to a time has arrived, or was read. */
export function withSeen(of: Case, how: 'delivered' | 'read', upTo: Instant): Case {
  const better = (entry: TimelineEntry): boolean => {
    const { delivery } = entry;
    if (!delivery || delivery.state === 'failed' || delivery.state === 'read' || delivery.state === 'sending')
      return false;
    return delivery.at <= upTo && (how === 'read' || delivery.state === 'sent');
  };
  const timeline = of.timeline.map((entry) =>
    better(entry) ? { ...entry, delivery: { state: how, at: upTo } } : entry,
  );
  return { ...of, timeline };
}

export function withIntake(of: Case, intake: Intake): Case {
  return { ...of, intake };
}

/** Danger only ever raises a case. */
export function withPriority(of: Case, priority: Priority): Case {
  const rank: Record<Priority, number> = { normal: 0, urgent: 1, emergency: 2 };
  return rank[priority] > rank[of.priority] ? { ...of, priority } : of;
}

/** The person erased everything: their words and files leave the timeline, what the work needs for counting stays. */
export function withoutWords(of: Case, key: EffectKey, at: Instant): Case {
  const timeline = of.timeline.flatMap((entry) => (entry.by === 'system' ? [entry] : []));
  const blank = { safeToWrite: null, country: null, about: null, forWhom: null };
  const bare: Case = { ...of, timeline, intake: blank, outbox: [] };
  const closed: Case =
    bare.state === 'closed' ? bare : { ...bare, state: 'closed', closedAt: at, outcome: 'no_answer' };
  return withFact(closed, key, at, { type: 'person_erased' });
}
