import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CaseView, RefusalView } from '../../wire.ts';
import { get, post, refusalIn } from './api.ts';
import { keepUnsent, readUnsent, type Unsent } from './kept.ts';

export interface OpenCase {
  readonly view: CaseView | null;
  /** Why it cannot be shown, or why the last act was refused. */
  readonly refusal: RefusalView | null;
  readonly unsent: readonly Unsent[];
  /** True while an act is on its way. */
  readonly busy: boolean;
  reload(): void;
  act(path: string, body?: object): Promise<boolean>;
  send(message: Omit<Unsent, 'key' | 'error'>): void;
  sendAgain(message: Unsent): void;
  forget(message: Unsent): void;
  dismiss(): void;
}

/** One case on the screen, and what is being written into it. */
export function useCase(id: string): OpenCase {
  const [view, setView] = useState<CaseView | null>(null);
  const [refusal, setRefusal] = useState<RefusalView | null>(null);
  const [unsent, setUnsent] = useState<readonly Unsent[]>(() => readUnsent(id));
  const [busy, setBusy] = useState(false);
  const reading = useRef(0);

  const reload = useCallback(() => {
    const turn = ++reading.current;
    get<CaseView>(`/cases/${encodeURIComponent(id)}`)
      .then((read) => turn === reading.current && setView(read))
      .catch((error: unknown) => setRefusal(refusalIn(error)));
  }, [id]);
  useEffect(reload, [reload]);
  useEffect(() => keepUnsent(id, unsent), [id, unsent]);

  const say = useCallback(
    async (path: string, body: object): Promise<RefusalView | null> => {
      const turn = reading.current;
      try {
        const next = await post<CaseView>(`/cases/${encodeURIComponent(id)}/${path}`, body);
        setView(next);
        // Something changed while this was on its way: what it answered may be older than that.
        if (reading.current !== turn) reload();
        return null;
      } catch (error) {
        return refusalIn(error);
      }
    },
    [id, reload],
  );

  const act = async (path: string, body: object = {}): Promise<boolean> => {
    setBusy(true);
    const refused = await say(path, body);
    setBusy(false);
    setRefusal(refused);
    if (refused !== null && refused.error !== 'offline') reload();
    return refused === null;
  };

  const deliver = async (message: Unsent): Promise<void> => {
    const { key, tab, text, files } = message;
    const body = tab === 'note' ? { key, text } : { key, text, files: files.map((file) => file.id) };
    const refused = await say(tab, body);
    setUnsent((was) =>
      refused === null
        ? was.filter((one) => one.key !== key)
        : was.map((one) => (one.key === key ? { ...one, error: refused.error } : one)),
    );
    if (refused !== null && refused.error !== 'offline') reload();
  };

  return {
    view,
    refusal,
    unsent,
    busy,
    reload,
    act,
    send: (message) => {
      const one = { ...message, key: newKey(), error: null };
      setUnsent((was) => [...was, one]);
      void deliver(one);
    },
    sendAgain: (message) => {
      setUnsent((was) => was.map((one) => (one.key === message.key ? { ...one, error: null } : one)));
      void deliver(message);
    },
    forget: ({ key }) => setUnsent((was) => was.filter((one) => one.key !== key)),
    dismiss: () => setRefusal(null),
  };
}

/** `randomUUID` is missing where the page comes over plain http from another machine. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
