import type { RefusalView } from '../../wire.ts';

/** A "no" of the server's, or no answer at all (`offline`). */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly view: RefusalView;

  constructor(status: number, view: RefusalView) {
    super(view.error);
    this.status = status;
    this.view = view;
  }
}

let csrf = '';
let signedOut: () => void = () => {};

/** What every request carries from now on, and whom to tell when the session is over. */
export function setSessionToken(token: string | null): void {
  csrf = token ?? '';
}
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

const base = '/console/api';

export function get<View>(path: string): Promise<View> {
  return ask<View>(path, {});
}

export function post<View>(path: string, body: object = {}): Promise<View> {
  const headers = { 'content-type': 'application/json', 'x-csrf-token': csrf };
  return ask<View>(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

export function upload<View>(path: string, file: File): Promise<View> {
  const form = new FormData();
  form.append('file', file, file.name);
  return ask<View>(path, { method: 'POST', headers: { 'x-csrf-token': csrf }, body: form });
}

async function ask<View>(path: string, init: RequestInit): Promise<View> {
  const response = await fetch(`${base}${path}`, { ...init, signal: AbortSignal.timeout(30_000) }).catch(() => null);
  if (response === null) throw new ApiRefusal(0, { error: 'offline' });
  const view: unknown = await response.json().catch(() => null);
  if (response.ok) return view as View;
  const refusal = new ApiRefusal(response.status, isRefusal(view) ? view : { error: 'unexpected' });
  if (refusal.view.error === 'sign_in') signedOut();
  throw refusal;
}

function isRefusal(view: unknown): view is RefusalView {
  return typeof view === 'object' && view !== null && 'error' in view && typeof view.error === 'string';
}

export function refusalIn(error: unknown): RefusalView {
  return error instanceof ApiRefusal ? error.view : { error: 'unexpected' };
}
