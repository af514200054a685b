import { useEffect, useRef } from 'preact/hooks';
import type { Me, SessionView } from '../../wire.ts';
import { post } from '../lib/api.ts';
import { forgetAll, keptKeys } from '../lib/kept.ts';
import { useWords } from '../lib/words.tsx';
import { LanguageSwitch } from './parts.tsx';

interface Props {
  readonly me: Me;
  readonly line: 'on' | 'off';
  onSession(session: SessionView): void;
  onHelp(): void;
}

export function Masthead({ me, line, onSession, onHelp }: Props) {
  const { t } = useWords();
  const menu = useRef<HTMLDetailsElement>(null);
  useShutMenu(menu);
  return (
    <header class="masthead">
      <h1>
        <a class="brand" href="#/waiting">
          {t('app.name')}
        </a>
      </h1>
      <p class="line-state" role="status">
        {line === 'off' ? t('app.offline') : ''}
      </p>
      <LanguageSwitch />
      <details class="menu" ref={menu}>
        <summary>{t('menu.open')}</summary>
        <div class="menu-list">
          <p class="menu-who">
            <strong>{me.name}</strong> · {t(`role.${me.role}`)}
          </p>
          <Entries role={me.role} />
          <button type="button" onClick={onHelp}>
            {t('menu.help')}
          </button>
          <SignOut path="/session/sign-out" label={t('menu.sign_out')} onSession={onSession} />
          <SignOut path="/session/sign-out-everywhere" label={t('menu.sign_out_everywhere')} onSession={onSession} />
        </div>
      </details>
    </header>
  );
}

/** A press anywhere but on its own name, and Escape, shut the menu. */
function useShutMenu(menu: { readonly current: HTMLDetailsElement | null }): void {
  useEffect(() => {
    const shut = (event: Event) => {
      const onName = event.target instanceof Node && menu.current?.querySelector('summary')?.contains(event.target);
      if (onName === true || (event instanceof KeyboardEvent && event.key !== 'Escape')) return;
      menu.current?.removeAttribute('open');
    };
    addEventListener('click', shut);
    addEventListener('keydown', shut);
    return () => {
      removeEventListener('click', shut);
      removeEventListener('keydown', shut);
    };
  }, [menu]);
}

function Entries({ role }: { role: Me['role'] }) {
  const { t } = useWords();
  if (role === 'observer') return null;
  return (
    <>
      <a href="#/numbers">{t('menu.numbers')}</a>
      <a href="#/setup">{t('menu.setup')}</a>
      {role === 'caseworker' ? null : <a href="#/people">{t('menu.people')}</a>}
      {role === 'administrator' ? <a href="#/audit">{t('menu.audit')}</a> : null}
    </>
  );
}

/** Drafts stay in this browser until they are sent, so leaving asks first. */
function SignOut({ path, label, onSession }: { path: string; label: string; onSession: Props['onSession'] }) {
  const { t } = useWords();
  const leave = async () => {
    if (keptKeys().length > 0 && !confirm(t('menu.unsent'))) return;
    const session = await post<SessionView>(path).catch(() => null);
    if (session === null) return;
    forgetAll();
    onSession(session);
  };
  return (
    <button type="button" onClick={leave}>
      {label}
    </button>
  );
}
