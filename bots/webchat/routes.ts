import fastifyWebsocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { Webchat } from './adapter.ts';
import { chatRoutes } from './chat-routes.ts';
import { addressName, limiter, type Slots, slots } from './limits.ts';
import { pageRoutes } from './pages.ts';
import { closing, serveSocket } from './socket.ts';
import type { WebchatRoutes } from './surface.ts';
import { frameBytesMax } from './wire.ts';

/** `/chat` and everything below it, and `/notes`, where ✖ leads. */
export async function registerWebchat(app: FastifyInstance, routes: WebchatRoutes): Promise<void> {
  // It listens on the server itself, so it may be there once only; the console may have brought it.
  if (!app.hasDecorator('websocketServer')) {
    await app.register(fastifyWebsocket, { options: { maxPayload: frameBytesMax } });
  }
  await app.register(async (scope) => {
    guard(scope, routes.webchat);
    await pageRoutes(scope, routes);
    const open = slots(routes.webchat.limits.socketsPerAddress);
    socketRoute(scope, routes.webchat, open);
    chatRoutes(scope, routes, open);
  });
}

/** Nothing here carries a cookie, and nothing between us and the person may keep a copy. */
function guard(scope: FastifyInstance, { clock, limits }: Webchat): void {
  const perAddress = limiter(clock, limits.requestsPerAddress);
  scope.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    const wait = perAddress.take(addressName(request.ip));
    if (wait === 0) return;
    await reply
      .code(429)
      .header('retry-after', Math.ceil(wait / 1000))
      .send({ refused: 'too_fast' });
  });
}

function socketRoute(scope: FastifyInstance, webchat: Webchat, open: Slots): void {
  scope.get('/chat/socket', { websocket: true }, (socket, request) => {
    const address = addressName(request.ip);
    if (!open.take(address)) return socket.close(closing.tooMany);
    socket.on('close', () => open.free(address));
    serveSocket(socket, address, webchat);
  });
}
