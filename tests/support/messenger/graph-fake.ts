import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerCall } from './calls.ts';
import { type CallFilter, type Fault, Faults, messageSends } from './faults.ts';
import { FakePerson } from './person.ts';
import { GraphRefusal } from './refusal.ts';
import { type GraphRequest, readRequest } from './request.ts';
import { type Delivery, type PageEvent, pageBody } from './webhooks.ts';
import { type GraphFakeSettings, type HostedFile, type SentMessage, World } from './world.ts';

export interface GraphFakeOptions extends Partial<GraphFakeSettings> {
  /** Where events go; may also be given later with `connect`. */
  readonly webhook?: string;
}

/** Facebook's Graph API for one page, on loopback. Strict by `platforms.md`; every call and every send is kept. */
export interface GraphFake {
  readonly apiRoot: string;
  readonly settings: GraphFakeSettings;
  /** A setting of the same name for the product: `MESSENGER_PAGE_ID`, `MESSENGER_API_ROOT` ... */
  readonly environment: Readonly<Record<string, string>>;
  readonly world: World;
  readonly calls: readonly GraphRequest[];
  readonly deliveries: readonly Delivery[];
  /** Where our webhook is; null: nothing is delivered. */
  connect(webhook: string | null): void;
  /** The person with this id: made at the first call, and has not yet written. */
  person(psid: string): FakePerson;
  sent(psid?: string): readonly SentMessage[];
  /** The next calls go wrong: one send of a message, unless told otherwise. */
  fault(fault: Fault, times?: number, on?: CallFilter): void;
  /** Posts events as they are, signed. */
  post(...events: readonly PageEvent[]): Promise<number | null>;
  hold(): void;
  release(how?: { readonly reversed?: boolean; readonly together?: boolean }): Promise<void>;
  /** From now on every body arrives so many times, at once. */
  repeat(copies: number): void;
  /** Once more all bodies that were not answered with 200. */
  redeliver(): Promise<void>;
  /** Resolves when no event is on its way. */
  settled(): Promise<void>;
  /** Keeps bytes for the webhook to point at. */
  host(bytes: Uint8Array, mime: string): string;
  /** An address that sends on to another. */
  hostRedirect(location: string): string;
  stop(): Promise<void>;
}

const defaults: GraphFakeSettings = {
  pageId: '1001',
  pageToken: 'EAAfakePageToken',
  appId: '4001',
  appSecret: 'fake-app-secret',
  requireProof: true,
  routing: true,
  perSecond: 300,
  clock: { now: () => Date.now() },
};
const verifyToken = 'fake-verify-token';

export async function startGraphFake({ webhook, ...given }: GraphFakeOptions = {}): Promise<GraphFake> {
  const settings: GraphFakeSettings = { ...defaults, ...given };
  const world = new World(settings);
  world.webhooks.connect(webhook ?? null);
  const calls: GraphRequest[] = [];
  const faults = new Faults();
  const server = createServer((message, response) => {
    void serve(world, faults, calls, message, response);
  });
  const apiRoot = await listen(server);
  const person = (psid: string) => {
    const state = world.people.get(psid) ?? { psid, lastActAt: null, blocked: false, owner: null, ownedAt: 0 };
    world.people.set(psid, state);
    return new FakePerson(world, state);
  };
  const keep = (file: HostedFile) => {
    const path = `files/${world.id('file')}`;
    world.files.set(path, file);
    return `${apiRoot}/${path}`;
  };
  return {
    apiRoot,
    settings,
    environment: environmentOf(settings, apiRoot),
    world,
    calls,
    deliveries: world.webhooks.deliveries,
    connect: (url) => world.webhooks.connect(url),
    person,
    sent: (psid) => world.sent.filter((message) => psid === undefined || message.psid === psid),
    fault: (fault, times = 1, on = messageSends) => faults.add(fault, times, on),
    post: (...events) => world.webhooks.deliver(pageBody(settings.pageId, events, world.now())),
    hold: () => world.hold(),
    release: (how) => world.release(how),
    repeat: (copies) => world.webhooks.repeat(copies),
    redeliver: () => world.webhooks.redeliver(),
    settled: () => world.webhooks.settled(),
    host: (bytes, mime) => keep({ bytes, mime }),
    hostRedirect: (location) => keep({ location }),
    async stop() {
      await world.webhooks.settled();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

function environmentOf(settings: GraphFakeSettings, apiRoot: string): Readonly<Record<string, string>> {
  return {
    MESSENGER_PAGE_ID: settings.pageId,
    MESSENGER_PAGE_TOKEN: settings.pageToken,
    MESSENGER_APP_ID: settings.appId,
    MESSENGER_APP_SECRET: settings.appSecret,
    MESSENGER_VERIFY_TOKEN: verifyToken,
    MESSENGER_API_ROOT: apiRoot,
  };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(`http://127.0.0.1:${address.port}`);
    });
  });
}

async function serve(
  world: World,
  faults: Faults,
  calls: GraphRequest[],
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (message.url?.startsWith('/files/')) return serveFile(world.files.get(message.url.slice(1)), response);
  try {
    const request = await readRequest(message);
    calls.push(request);
    await respond(world, faults.take(request), request, response);
  } catch (error) {
    if (error instanceof GraphRefusal) json(response, error.status, error.body, error.headers);
    else response.destroy();
  }
}

function serveFile(file: HostedFile | undefined, response: ServerResponse): void {
  if (file === undefined) response.writeHead(404).end();
  else if ('location' in file) response.writeHead(302, { location: file.location }).end();
  else response.writeHead(200, { 'content-type': file.mime }).end(file.bytes);
}

async function respond(
  world: World,
  fault: Fault | null,
  request: GraphRequest,
  response: ServerResponse,
): Promise<void> {
  if (fault === 'hang') return;
  if (fault === 'drop') return void response.destroy();
  if (typeof fault === 'object' && fault !== null) {
    if ('error' in fault) throw new GraphRefusal(fault.error, 'As the test asked');
    return void response.writeHead(fault.status, fault.headers).end(fault.body);
  }
  const answer = await answerCall(world, request);
  if (fault === 'drop_after') return void response.destroy();
  if (fault === 'cut_after') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"recip');
    return void response.destroy();
  }
  json(response, 200, answer);
}

function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
