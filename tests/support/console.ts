import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import {
  accountShape,
  auditShape,
  auditTrail,
  type ConsoleDeps,
  registerConsole,
  sessionShape,
} from '../../bots/console/server/console.ts';
import { createAccount } from '../../bots/console/server/session/links.ts';
import { makePasswords } from '../../bots/console/server/session/passwords.ts';
import type { SessionView } from '../../bots/console/wire.ts';
import type { Account, Role } from '../../core/casework/accounts.ts';
import type { Language } from '../../core/model/index.ts';
import { keyedHash } from '../../core/privacy/keys.ts';
import type { FakeClock } from './clock.ts';
import { type MemoryDesk, memoryDesk } from './desk.ts';
import { memoryStore } from './stores.ts';

/** A console that answers real HTTP on this machine, over a store in memory. */
export interface TestConsole {
  readonly address: string;
  readonly deps: ConsoleDeps;
  readonly desk: MemoryDesk;
  readonly clock: FakeClock;
  /** All that was logged, as text. */
  readonly logged: string[];
  person(userName: string, role: Role): Promise<Account>;
  signIn(userName: string): Promise<Browser>;
  close(): Promise<void>;
}

/** The part of a browser that matters here: it keeps the cookie and says where it comes from. */
export interface Browser {
  readonly session: SessionView;
  readonly cookie: string;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  upload(path: string, file: Blob, name: string): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export const password = 'rice-fields-at-dawn';

export async function startConsole(more: Partial<ConsoleDeps> = {}): Promise<TestConsole> {
  const store = memoryStore();
  const { clock, random } = store;
  const desk = memoryDesk({ clock, random });
  const hash = (purpose: string, value: string) => keyedHash(store.keys, purpose, value);
  const logged: string[] = [];
  const note = (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message }));
  const audit = auditTrail({ documents: store.documents(auditShape), clock, random, hash });
  const deps: ConsoleDeps = {
    desk,
    accounts: store.documents(accountShape),
    sessions: store.documents(sessionShape),
    audit,
    clock,
    random,
    hash,
    words: (language: Language) => ({ language }),
    log: { info: note, warn: note, error: note },
    channels: () => [{ name: 'telegram', state: 'on', detail: 'polling' }],
    publicUrl: null,
    secure: false,
    pageFolder: null,
    ...more,
  };
  const app = fastify();
  await registerConsole(app, deps);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  return {
    address,
    deps,
    desk,
    clock,
    logged,
    person: async (userName, role) => {
      const wanted = { userName, name: nameOf(userName), role, password, createdBy: null };
      const made = await createAccount(deps, makePasswords(), wanted);
      if (made === null) throw new Error('that user name is taken');
      return made;
    },
    signIn: (userName) => signIn(address, userName),
    close: () => app.close(),
  };
}

function nameOf(userName: string): string {
  return `${userName.charAt(0).toUpperCase()}${userName.slice(1)}`;
}

export async function signIn(address: string, userName: string, typed = password): Promise<Browser> {
  const stranger = browser(address, '', null);
  const answer = await stranger.post('/console/api/session/sign-in', { userName, password: typed });
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}`);
  return signedIn(address, answer);
}

/** The browser that got this answer to a sign-in. */
export function signedIn(address: string, answer: Answer): Browser {
  const cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
  return browser(address, cookie, answer.body as SessionView);
}

export function browser(address: string, cookie: string, session: SessionView | null): Browser {
  const base = { cookie, origin: address, 'x-csrf-token': session?.csrf ?? '' };
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(`${address}${path}`, init);
    const text = await response.text();
    const json = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  };
  return {
    session: session ?? { me: null, csrf: null, now: 0, chatAddress: '' },
    cookie,
    get: (path) => ask(path, { headers: { cookie } }),
    post: (path, body = {}, headers = {}) =>
      ask(path, {
        method: 'POST',
        headers: { ...base, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    upload: (path, file, name) => {
      const form = new FormData();
      form.append('file', file, name);
      return ask(path, { method: 'POST', headers: base, body: form });
    },
  };
}
