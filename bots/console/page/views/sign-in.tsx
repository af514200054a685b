import { useState } from 'preact/hooks';
import type { RefusalView, SessionView } from '../../wire.ts';
import { post, refusalIn } from '../lib/api.ts';
import { useWords } from '../lib/words.tsx';
import { Field, LanguageSwitch, Refused } from './parts.tsx';

export function SignIn({ onDone }: { onDone: (session: SessionView) => void }) {
  const { t } = useWords();
  const [refusal, setRefusal] = useState<RefusalView | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    setRefusal(null);
    await post<SessionView>('/session/sign-in', {
      userName: String(typed.get('userName')),
      password: String(typed.get('password')),
    })
      .then(onDone)
      .catch((error: unknown) => setRefusal(refusalIn(error)));
    setBusy(false);
  };
  return (
    <main class="door">
      <header class="door-head">
        <h1>{t('app.name')}</h1>
        <LanguageSwitch />
      </header>
      <form class="card" onSubmit={submit}>
        <h2>{t('sign_in.title')}</h2>
        <Field label={t('sign_in.user_name')}>
          {(ties) => (
            <input
              {...ties}
              name="userName"
              autocomplete="username"
              autocapitalize="none"
              spellcheck={false}
              required
            />
          )}
        </Field>
        <Field label={t('sign_in.password')}>
          {(ties) => <input {...ties} name="password" type="password" autocomplete="current-password" required />}
        </Field>
        <Refused refusal={refusal} />
        <button type="submit" class="button wide" aria-busy={busy}>
          {t(busy ? 'sign_in.busy' : 'sign_in.do')}
        </button>
        <p class="hint">{t('sign_in.forgotten')}</p>
      </form>
    </main>
  );
}
