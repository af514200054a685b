import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import serveStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { largestUpload } from './cases/files.ts';
import { caseRoutes } from './cases/routes.ts';
import type { ConsoleDeps } from './deps.ts';
import { liveRoutes } from './live.ts';
import { refuseOtherSites } from './origin.ts';
import { peopleRoutes } from './people/routes.ts';
import { Refusal, refuse } from './refusal.ts';
import { makeDoor } from './session/door.ts';
import { sessionRoutes } from './session/routes.ts';

export { type AuditEntry, type AuditTrail, auditShape, auditTrail } from './audit.ts';
export type { ConsoleDeps } from './deps.ts';
export { type FirstAdministrator, firstAdministrator } from './session/first.ts';
export { accountShape, type Session, sessionShape, sweepSessions } from './session/session.ts';

/**
 * Serves the caseworkers' console under `/console`. All of its plugins stay inside its own scope.
 * Every request reads top to bottom: sign-in, schema, policy, work, present.
 */
export async function registerConsole(app: FastifyInstance, deps: ConsoleDeps): Promise<void> {
  await app.register(
    async (scope) => {
      await scope.register(helmet, pageSecurity(deps.secure));
      await scope.register(cookie);
      await scope.register(rateLimit, { max: 1200, timeWindow: '1 minute' });
      scope.setErrorHandler(refuse(deps.log));
      scope.addHook('onRequest', refuseOtherSites(deps.publicUrl));
      await scope.register(async (api) => registerApi(api, deps), { prefix: '/api' });
      await scope.register(async (live) => liveRoutes(live, deps, makeDoor(deps)));
      if (deps.pageFolder !== null) await servePage(scope, deps.pageFolder);
    },
    { prefix: '/console' },
  );
}

async function registerApi(api: FastifyInstance, deps: ConsoleDeps): Promise<void> {
  await api.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: largestUpload, files: 1, fields: 0, parts: 1 },
  });
  api.setErrorHandler(refuse(deps.log));
  api.setNotFoundHandler(() => {
    throw new Refusal(404, 'no_such_page');
  });
  api.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  const door = makeDoor(deps);
  sessionRoutes(api, deps, door);
  peopleRoutes(api, deps, door);
  caseRoutes(api, deps, door);
}

async function servePage(scope: FastifyInstance, root: string): Promise<void> {
  scope.get('', (_request, reply) => reply.redirect('/console/'));
  await scope.register(serveStatic, {
    root,
    prefix: '/',
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      const named = path.includes('/assets/');
      response.setHeader('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** The page runs only what this server serves; nothing from elsewhere is loaded, and no other page may hold it. */
function pageSecurity(secure: boolean) {
  const own = ["'self'"];
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: own,
        styleSrc: own,
        fontSrc: own,
        imgSrc: [...own, 'blob:'],
        mediaSrc: own,
        connectSrc: own,
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: secure,
    referrerPolicy: { policy: 'same-origin' as const },
    crossOriginEmbedderPolicy: false,
  };
}
