import { appSecretProof } from '../../../bots/messenger/signature.ts';
import { type CheckedMessage, checkSend, checkUpload } from './messages.ts';
import {
  badProof,
  badToken,
  GraphRefusal,
  invalid,
  noSuchPerson,
  personUnavailable,
  threadElsewhere,
  throttled,
  unknownObject,
  windowClosed,
} from './refusal.ts';
import type { GraphRequest } from './request.ts';
import { allFields, inboxAppId, type PersonState, type SentMessage, type World } from './world.ts';

const hour = 60 * 60 * 1000;

/** Answers one call as Facebook would. A refusal is thrown. */
export async function answerCall(world: World, request: GraphRequest): Promise<unknown> {
  if (request.version === null) throw new GraphRefusal({ code: 2500 }, 'Unknown path components');
  const [node = '', edge = ''] = request.path;
  if (node === world.settings.appId && edge === 'subscriptions') return appSubscriptions(world, request);
  checkAccess(world, request, world.settings.pageToken);
  if (node !== world.settings.pageId && node !== 'me') throw unknownObject();
  const answer = edges[edge];
  if (answer === undefined) throw new GraphRefusal({ code: 2500 }, 'Unknown path components');
  return answer(world, request);
}

const edges: Readonly<Record<string, (world: World, request: GraphRequest) => unknown>> = {
  '': (world) => ({ id: world.settings.pageId, name: 'Test Page' }),
  messages: sendCall,
  message_attachments: uploadCall,
  messenger_profile: (world, request) => world.profile.answer(request, world.now()),
  subscribed_apps: subscribedApps,
  take_thread_control: (world, request) => takeControl(world, personIn(world, request)),
  pass_thread_control: (world, request) => passControl(world, request),
  release_thread_control: (world, request) => releaseControl(world, personIn(world, request)),
  request_thread_control: (world, request) => {
    personIn(world, request);
    return { success: true };
  },
  thread_owner: threadOwner,
};

function checkAccess(world: World, { token, params }: GraphRequest, expected: string): void {
  if (token !== expected) throw badToken();
  const proof = params.appsecret_proof;
  if (proof === undefined && !world.settings.requireProof) return;
  // Computed with the adapter's own function: what it must be is held by a fixed example in the signature tests.
  if (proof !== appSecretProof(expected, world.settings.appSecret)) throw badProof();
}

function sendCall(world: World, request: GraphRequest): unknown {
  if (request.method !== 'POST') throw invalid('Unsupported request');
  const send = checkSend(request);
  const person = known(world, send.psid);
  if ('action' in send) {
    checkReachable(world, person, 24 * hour);
    world.actions.push({ psid: person.psid, action: send.action });
    return { recipient_id: person.psid };
  }
  checkRate(world);
  checkReachable(world, person, send.tag === null ? 24 * hour : 7 * 24 * hour);
  if (world.settings.routing) world.give(person, world.settings.appId);
  const message = sentMessage(world, person.psid, send.message, { type: send.type, tag: send.tag }, request.file);
  world.took(message);
  void echo(world, message, send.message);
  return { recipient_id: person.psid, message_id: message.mid };
}

function known(world: World, psid: string): PersonState {
  const person = world.people.get(psid);
  if (person === undefined) throw noSuchPerson();
  return person;
}

function checkReachable(world: World, person: PersonState, window: number): void {
  if (person.blocked) throw personUnavailable();
  if (world.isOthers(person)) throw threadElsewhere();
  if (person.lastActAt === null || world.now() - person.lastActAt >= window) throw windowClosed();
}

function checkRate(world: World): void {
  const { perSecond } = world.settings;
  if (perSecond === null) return;
  const since = world.now() - 1000;
  const recent = world.sent.slice(-perSecond);
  if (recent.length === perSecond && (recent[0]?.at ?? 0) > since) throw throttled();
}

function sentMessage(
  world: World,
  psid: string,
  message: CheckedMessage,
  kind: Pick<SentMessage, 'type' | 'tag'>,
  file: GraphRequest['file'],
): SentMessage {
  const { text = '', attachment, quick_replies: quick = [], metadata } = message;
  const button =
    attachment?.type === 'template' && attachment.payload.template_type === 'button' ? attachment.payload : null;
  const choices = [
    ...(button?.buttons ?? []).flatMap((one) => (one.type === 'postback' ? [{ ...one, kind: 'button' as const }] : [])),
    ...quick.map((one) => ({ ...one, kind: 'quick_reply' as const })),
  ];
  return {
    mid: world.id('m'),
    psid,
    at: world.now(),
    text: button?.text ?? text,
    choices: choices.map(({ kind: of, title, payload }) => ({ kind: of, title, payload })),
    metadata: metadata ?? null,
    ...kind,
    file: file === null || attachment === undefined ? null : { type: attachment.type, ...file },
    raw: message,
  };
}

async function echo(world: World, sent: SentMessage, message: CheckedMessage): Promise<void> {
  const { pageId, appId } = world.settings;
  const { text, attachment, metadata } = message;
  const told = {
    mid: sent.mid,
    is_echo: true,
    app_id: Number(appId),
    ...(metadata === undefined ? {} : { metadata }),
    ...(text === undefined ? {} : { text }),
    ...(attachment === undefined ? {} : { attachments: [attachment] }),
  };
  const event = { sender: { id: pageId }, recipient: { id: sent.psid }, timestamp: sent.at, message: told };
  await world.emit({ field: 'message_echoes', seat: 'messaging', event });
}

function uploadCall(world: World, { params, file }: GraphRequest): unknown {
  const message = params.message;
  const type = /"type":"(\w+)"/.exec(JSON.stringify(message ?? null))?.[1];
  if (type === undefined || file === null) throw invalid('The parameter message is required');
  checkUpload(type, file);
  return { attachment_id: world.id('attachment') };
}

function subscribedApps(world: World, { method, params }: GraphRequest): unknown {
  const { appId } = world.settings;
  if (method === 'GET') {
    const fields = world.subscribedFields;
    return { data: fields === null ? [] : [{ id: appId, name: 'Test App', subscribed_fields: fields }] };
  }
  world.subscribedFields = method === 'DELETE' ? null : fieldsIn(params.subscribed_fields);
  return { success: true };
}

function fieldsIn(given: unknown): readonly string[] {
  const fields = typeof given === 'string' ? given.split(',') : Array.isArray(given) ? given.map(String) : [];
  if (fields.length === 0) throw invalid('The parameter subscribed_fields is required');
  const unknown = fields.find((field) => !allFields.includes(field));
  if (unknown !== undefined) throw invalid(`Param subscribed_fields must not hold ${unknown}`);
  return fields;
}

/** The app's own webhook. Facebook asks the address for the challenge before it takes it. */
async function appSubscriptions(world: World, request: GraphRequest): Promise<unknown> {
  const { appId, appSecret } = world.settings;
  checkAccess(world, request, `${appId}|${appSecret}`);
  if (request.method === 'GET') {
    return { data: world.appWebhook === null ? [] : [{ object: 'page', active: true, ...describe(world.appWebhook) }] };
  }
  const { object, callback_url: url, verify_token: token, fields } = request.params;
  if (object !== 'page' || typeof url !== 'string' || typeof token !== 'string')
    throw invalid('A parameter is missing');
  await verifyCallback(url, token);
  world.appWebhook = { callback_url: url, fields: fieldsIn(fields) };
  return { success: true };
}

const describe = ({ callback_url, fields }: NonNullable<World['appWebhook']>) => ({
  callback_url,
  fields: fields.map((name) => ({ name, version: 'v26.0' })),
});

async function verifyCallback(url: string, token: string): Promise<void> {
  const challenge = '1158201444';
  const query = new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.challenge': challenge, 'hub.verify_token': token });
  const response = await fetch(`${url}?${query}`).catch(() => null);
  const answer = await response?.text();
  if (response?.status !== 200 || answer !== challenge)
    throw new GraphRefusal({ code: 2200 }, 'Callback verification failed');
}

function personIn(world: World, { params }: GraphRequest): PersonState {
  const recipient = params.recipient;
  const id = typeof recipient === 'object' && recipient !== null && 'id' in recipient ? recipient.id : recipient;
  if (typeof id !== 'string') throw invalid('The parameter recipient is required');
  return known(world, id);
}

function takeControl(world: World, person: PersonState): unknown {
  if (!world.settings.routing) throw new GraphRefusal({ code: 27 }, 'No default app is set');
  world.give(person, world.settings.appId);
  return { success: true };
}

function passControl(world: World, request: GraphRequest): unknown {
  const person = personIn(world, request);
  const target = request.params.target_app_id;
  if (target === undefined) throw invalid('The parameter target_app_id is required');
  if (world.isOthers(person)) throw threadElsewhere();
  world.give(person, String(target) === inboxAppId ? inboxAppId : String(target));
  return { success: true };
}

function releaseControl(world: World, person: PersonState): unknown {
  if (world.isOthers(person)) throw threadElsewhere();
  world.give(person, null);
  return { success: true };
}

function threadOwner(world: World, request: GraphRequest): unknown {
  const owner = world.ownerOf(personIn(world, request));
  return { data: [owner === null ? {} : { thread_owner: { app_id: owner } }] };
}
