import { useEffect, useState } from 'preact/hooks';
import type { LinkView, RefusalView, SessionView } from '../../wire.ts';
import { post, refusalIn } from '../lib/api.ts';
import { goInstead } from '../lib/routes.ts';
import { useWords } from '../lib/words.tsx';
import { Field, LanguageSwitch, Refused } from './parts.tsx';
import { Steps } from './setup.tsx';

/** Where a one-time link leads: make an account (the first one, or by invitation), or choose a new password. */
export function LinkPage({ token, onDone }: { token: string; onDone: (session: SessionView) => void }) {
  const { t } = useWords();
  const [link, setLink] = useState<LinkView | null>(null);
  const [refusal, setRefusal] = useState<RefusalView | null>(null);
  useEffect(() => {
    post<LinkView>('/links/open', { token })
      .then(setLink)
      .catch((error: unknown) => setRefusal(refusalIn(error)));
  }, [token]);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget as HTMLFormElement);
    const body = Object.fromEntries(
      ['userName', 'name', 'password'].map((name) => [name, String(typed.get(name) ?? '')]),
    );
    await post<SessionView>('/links/use', { token, ...body })
      .then(onDone)
      .catch((error: unknown) => setRefusal(refusalIn(error)));
  };
  return (
    <main class="door">
      <header class="door-head">
        <h1>{t('app.name')}</h1>
        <LanguageSwitch />
      </header>
      {link?.purpose === 'first' ? <Steps at={1} /> : null}
      {link === null ? (
        <div class="card" hidden={refusal === null}>
          <Refused refusal={refusal} />
          <button type="button" class="button wide" onClick={() => goInstead('#/waiting')}>
            {t('link.to_sign_in')}
          </button>
        </div>
      ) : (
        <form class="card" onSubmit={submit}>
          <h2>{t(`link.${link.purpose}.title`)}</h2>
          <p>{t(`link.${link.purpose}.text`, { role: t(`role.${link.role}`) })}</p>
          {link.userName === null ? <NewName /> : <KnownName userName={link.userName} />}
          <Field label={t('link.password')} hint={t('link.password_hint')}>
            {(ties) => (
              <input {...ties} name="password" type="password" autocomplete="new-password" minLength={10} required />
            )}
          </Field>
          <Refused refusal={refusal} />
          <button type="submit" class="button wide">
            {t(`link.${link.purpose}.do`)}
          </button>
        </form>
      )}
    </main>
  );
}

function NewName() {
  const { t } = useWords();
  return (
    <>
      <Field label={t('link.name')} hint={t('link.name_hint')}>
        {(ties) => <input {...ties} name="name" autocomplete="given-name" maxLength={60} required />}
      </Field>
      <Field label={t('sign_in.user_name')} hint={t('link.user_name_hint')}>
        {(ties) => (
          <input
            {...ties}
            name="userName"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            maxLength={40}
            required
          />
        )}
      </Field>
    </>
  );
}

function KnownName({ userName }: { userName: string }) {
  const { t } = useWords();
  return (
    <Field label={t('sign_in.user_name')}>
      {(ties) => <input {...ties} name="userName" autocomplete="username" value={userName} readOnly />}
    </Field>
  );
}
