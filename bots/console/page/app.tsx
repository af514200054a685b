import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../core/model/index.ts';
import type { SessionView } from '../wire.ts';
import { get, onSignedOut, setSessionToken } from './lib/api.ts';
import { goInstead, useRoute } from './lib/routes.ts';
import { setServerTime } from './lib/use-now.ts';
import { keepLanguage, keptLanguage, makeWords, type Words, WordsContext } from './lib/words.tsx';
import { Desk } from './views/desk.tsx';
import { LinkPage } from './views/link-page.tsx';
import { SignIn } from './views/sign-in.tsx';
import { Unreachable } from './views/unreachable.tsx';

export function App() {
  const [words, change] = useChosenWords();
  const { session, failed, adopt, ask } = useSession();
  const route = useRoute();
  if (failed && session === null) return <Unreachable again={ask} />;
  if (words === null || session === null) return null;
  const { t, language } = makeWords(words.language, words.all, change);
  document.documentElement.lang = language;
  document.title = t('app.title');
  return (
    <WordsContext.Provider value={makeWords(words.language, words.all, change)}>
      {route.type === 'link' ? (
        <LinkPage
          key={route.token}
          token={route.token}
          onDone={(made) => {
            adopt(made);
            goInstead(route.purpose === 'first' ? '#/setup' : '#/waiting');
          }}
        />
      ) : session.me === null ? (
        <SignIn onDone={adopt} />
      ) : (
        <Desk key={session.me.id} me={session.me} chatAddress={session.chatAddress} onSession={adopt} onDoubt={ask} />
      )}
    </WordsContext.Provider>
  );
}

interface Loaded {
  readonly language: Language;
  readonly all: Readonly<Record<string, string>>;
}

function useChosenWords(): [Loaded | null, Words['change']] {
  const [language, setLanguage] = useState(keptLanguage);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    let again: ReturnType<typeof setTimeout> | undefined;
    const load = () =>
      get<Loaded['all']>(`/words/${language}`)
        .then((all) => setLoaded({ language, all }))
        .catch(() => {
          again = setTimeout(load, 3000);
        });
    void load();
    return () => clearTimeout(again);
  }, [language]);
  return [
    loaded,
    (chosen) => {
      keepLanguage(chosen);
      setLanguage(chosen);
    },
  ];
}

function useSession() {
  const [session, setSession] = useState<SessionView | null>(null);
  const [failed, setFailed] = useState(false);
  const adopt = useCallback((view: SessionView) => {
    setSessionToken(view.csrf);
    setServerTime(view.now);
    setFailed(false);
    setSession(view);
  }, []);
  const ask = useCallback(() => {
    get<SessionView>('/session')
      .then(adopt)
      .catch(() => setFailed(true));
  }, [adopt]);
  useEffect(() => {
    onSignedOut(ask);
    ask();
  }, [ask]);
  return { session, failed, adopt, ask };
}
