import { useEffect, useState } from 'preact/hooks';
import type { LinkPurpose } from '../../wire.ts';

export const places = ['waiting', 'mine', 'all'] as const;
export type Place = (typeof places)[number];
export const pages = ['people', 'audit', 'numbers', 'setup'] as const;
export type PageName = (typeof pages)[number];

export type Route =
  | { readonly type: 'cases'; readonly place: Place; readonly open: string | null }
  | { readonly type: 'page'; readonly page: PageName }
  | { readonly type: 'link'; readonly purpose: LinkPurpose; readonly token: string };

const linkPaths: Readonly<Record<string, LinkPurpose>> = { first: 'first', join: 'invite', reset: 'reset' };

export function readRoute(hash: string): Route {
  const [name = '', rest = ''] = hash.replace(/^#\/?/, '').split('/');
  const purpose = linkPaths[name];
  if (purpose !== undefined && rest !== '') return { type: 'link', purpose, token: rest };
  const page = pages.find((known) => known === name);
  if (page !== undefined) return { type: 'page', page };
  const place = places.find((known) => known === name) ?? 'waiting';
  return { type: 'cases', place, open: rest === '' ? null : decodeURIComponent(rest) };
}

export function placePath(place: Place, open: string | null = null): string {
  return open === null ? `#/${place}` : `#/${place}/${encodeURIComponent(open)}`;
}

export function go(path: string): void {
  location.hash = path;
}

/** Goes there without leaving the old address in the history. */
export function goInstead(path: string): void {
  history.replaceState(null, '', path);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  useEffect(() => {
    const follow = () => setRoute(readRoute(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}
