import { useEffect, useRef, useState } from 'preact/hooks';
import type { CaseSummary, LiveChange, Me, SessionView } from '../../wire.ts';
import { useKeys } from '../lib/keyboard.ts';
import { go, placePath, useRoute } from '../lib/routes.ts';
import { type Cases, casesIn, useCases } from '../lib/use-cases.ts';
import { useWords } from '../lib/words.tsx';
import { AuditPage } from './audit-page.tsx';
import { CaseList } from './case-list.tsx';
import { Conversation } from './conversation.tsx';
import { Help } from './help.tsx';
import { Masthead } from './masthead.tsx';
import { Numbers } from './numbers.tsx';
import { PeoplePage } from './people-page.tsx';
import { Places } from './places.tsx';
import { Setup } from './setup.tsx';

export interface DeskProps {
  readonly me: Me;
  readonly chatAddress: string;
  onSession(session: SessionView): void;
  /** Something looked as if the session were over. */
  onDoubt(): void;
}

/** Everything behind the sign-in: list, conversation, what is known. */
export function Desk({ me, chatAddress, onSession, onDoubt }: DeskProps) {
  const route = useRoute();
  const [said, say] = useState('');
  const [version, setVersion] = useState(0);
  const [helping, setHelping] = useState(false);
  const numbersOnly = me.role === 'observer';
  const open = route.type === 'cases' ? route.open : null;
  const announce = useAnnouncement(me, say);
  const cases = useCases({
    numbersOnly,
    onChange: (change, before) => {
      announce(change, before);
      if (change.id === open) setVersion((was) => was + 1);
    },
    onBack: () => setVersion((was) => was + 1),
    onRefused: onDoubt,
  });
  useListKeys(me, cases, () => setHelping((was) => !was));
  useTitle(cases);
  const page = numbersOnly ? 'numbers' : route.type === 'page' ? route.page : null;
  return (
    <div class="desk" data-open={open !== null} data-page={page !== null}>
      <Masthead me={me} onSession={onSession} onHelp={() => setHelping(true)} line={cases.line} />
      {numbersOnly ? null : <Places cases={cases} me={me.id} />}
      {page === null && route.type === 'cases' ? (
        <>
          <CaseList place={route.place} open={open} cases={cases} me={me.id} />
          {open === null ? (
            <Nothing />
          ) : (
            <Conversation
              key={open}
              id={open}
              version={version}
              place={route.place}
              summary={cases.all.get(open) ?? null}
            />
          )}
        </>
      ) : (
        <main class="main">
          {page === 'people' ? <PeoplePage me={me} /> : null}
          {page === 'audit' ? <AuditPage /> : null}
          {page === 'numbers' ? <Numbers counts={cases.counts} /> : null}
          {page === 'setup' ? <Setup chatAddress={chatAddress} /> : null}
        </main>
      )}
      <Help open={helping} onClose={() => setHelping(false)} />
      <p class="unseen" aria-live="polite">
        {said}
      </p>
    </div>
  );
}

function Nothing() {
  const { t } = useWords();
  return (
    <main class="main nothing">
      <p>{t('conversation.none')}</p>
    </main>
  );
}

/** What a screen reader is told, politely, when something arrives by itself. */
function useAnnouncement(me: Me, say: (words: string) => void) {
  const { t, pick } = useWords();
  return ({ summary }: LiveChange, before: CaseSummary | undefined): void => {
    if (summary === null) return;
    const alias = pick(summary.alias);
    if (before === undefined && summary.state === 'waiting') {
      say(t('announce.waiting', { alias, priority: t(`priority.${summary.priority}`) }));
    } else if (summary.worker?.id === me.id && summary.awaitsReply && summary.lastHeardAt !== before?.lastHeardAt) {
      say(t('announce.wrote', { alias }));
    }
  };
}

function useListKeys(me: Me, cases: Cases, help: () => void): void {
  const route = useRoute();
  const [place, open] = route.type === 'cases' ? [route.place, route.open] : (['waiting', null] as const);
  const move = (by: number) => {
    const links = [...document.querySelectorAll<HTMLElement>('[data-row]')];
    const at = links.findIndex((link) => link.matches(':focus'));
    const current = at >= 0 ? at : links.findIndex((link) => link.dataset.row === open);
    links[Math.min(Math.max(current + by, 0), links.length - 1)]?.focus();
  };
  const openFirst = () => {
    const first = casesIn(place, cases.all.values(), me.id)[0];
    if (document.activeElement === document.body && first !== undefined) go(placePath(place, first.id));
    else (document.activeElement as HTMLElement | null)?.click();
  };
  useKeys({ j: () => move(1), k: () => move(-1), Enter: openFirst, '?': help, Escape: () => leave(place) });
}

/** Escape leaves a field first, then the case. */
function leave(place: Parameters<typeof placePath>[0]): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused.matches('input, textarea, select')) focused.blur();
  else go(placePath(place));
}

function useTitle(cases: Cases): void {
  const { t } = useWords();
  const plain = useRef(t('app.title'));
  plain.current = t('app.title');
  const waiting = cases.counts?.waiting ?? 0;
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) ${plain.current}` : plain.current;
  });
}
