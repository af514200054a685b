import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CaseList, CaseSummary, Counts, LiveChange } from '../../wire.ts';
import { get } from './api.ts';
import { listen } from './live.ts';
import type { Place } from './routes.ts';

const urgency = { emergency: 0, urgent: 1, normal: 2 } as const;
const byUrgency = (a: CaseSummary, b: CaseSummary) =>
  urgency[a.priority] - urgency[b.priority] || a.openedAt - b.openedAt;
/** Whoever waits for an answer comes first, the longest wait before all. */
const byWaiting = (a: CaseSummary, b: CaseSummary) =>
  Number(b.awaitsReply) - Number(a.awaitsReply) ||
  (a.awaitsReply ? a.lastHeardAt - b.lastHeardAt : b.lastHeardAt - a.lastHeardAt);

export function casesIn(place: Place, cases: Iterable<CaseSummary>, me: string): readonly CaseSummary[] {
  const open = [...cases].filter(({ state }) => state !== 'closed');
  if (place === 'waiting') return open.filter(({ state }) => state === 'waiting').sort(byUrgency);
  if (place === 'mine') return open.filter(({ worker }) => worker?.id === me).sort(byWaiting);
  return open.sort(byUrgency);
}

export interface Cases {
  readonly loaded: boolean;
  readonly all: ReadonlyMap<string, CaseSummary>;
  readonly counts: Counts | null;
  readonly line: 'on' | 'off';
}

export interface CasesNeed {
  /** Those who see numbers only are never given rows. */
  readonly numbersOnly: boolean;
  onChange(change: LiveChange, before: CaseSummary | undefined): void;
  onBack(): void;
  onRefused(): void;
}

/** All open cases, kept true by what is pushed. */
export function useCases(need: CasesNeed): Cases {
  const [cases, setCases] = useState<Cases>({ loaded: false, all: new Map(), counts: null, line: 'on' });
  const latest = useRef({ need, cases });
  latest.current = { need, cases };

  const load = useCallback(async () => {
    const list = await readList(latest.current.need.numbersOnly).catch(() => null);
    if (list === null) return;
    const all = new Map(list.cases.map((of) => [of.id, of]));
    setCases((was) => ({ ...was, loaded: true, all, counts: list.counts }));
  }, []);

  useEffect(() => {
    void load();
    return listen({
      onChange: (change) => {
        latest.current.need.onChange(change, latest.current.cases.all.get(change.id ?? ''));
        setCases((was) => changed(was, change));
      },
      onLine: (line) => {
        setCases((was) => ({ ...was, line: line === 'off' ? 'off' : 'on' }));
        if (line !== 'back') return;
        void load();
        latest.current.need.onBack();
      },
      onRefused: () => latest.current.need.onRefused(),
    });
  }, [load]);
  return cases;
}

async function readList(numbersOnly: boolean): Promise<CaseList> {
  return numbersOnly ? { cases: [], counts: await get<Counts>('/counts') } : get<CaseList>('/cases?state=open');
}

function changed(was: Cases, { id, summary, counts }: LiveChange): Cases {
  if (id === null) return { ...was, counts };
  const all = new Map(was.all);
  if (summary === null || summary.state === 'closed') all.delete(id);
  else all.set(id, summary);
  return { ...was, all, counts };
}
