import type { FastifyRequest } from 'fastify';
import { Refusal } from './refusal.ts';
import { changesSomething } from './session/door.ts';

/** What changes something is taken only from our own pages. Browsers always say where such a request comes from. */
export function refuseOtherSites(publicUrl: string | null) {
  const publicOrigin = publicUrl === null ? null : new URL(publicUrl).origin;
  return async (request: FastifyRequest): Promise<void> => {
    if (!changesSomething(request)) return;
    const { origin, 'sec-fetch-site': site } = request.headers;
    if (site === 'cross-site' || site === 'same-site') throw new Refusal(403, 'other_site');
    if (origin !== undefined && origin !== publicOrigin && !sameHost(origin, request.host)) {
      throw new Refusal(403, 'other_site');
    }
  };
}

function sameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
