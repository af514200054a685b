import { z } from 'zod';
import type { Language } from '../../core/model/index.ts';
import type { GraphFailure } from './errors.ts';
import { createGraph, type Graph } from './graph.ts';
import { pageProfile } from './profile.ts';
import { pageFields, type Say, subscribe } from './subscription.ts';

/** The settings that connecting needs; what `npm start` has under the same names. */
export interface ConnectOptions {
  readonly pageId: string;
  readonly pageToken: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly apiRoot: string;
  readonly graphVersion: string;
  /** Null: the app's webhook address is left as it is. */
  readonly publicUrl: string | null;
  readonly language: Language;
  readonly say: Say;
  readonly print: (sentence: string) => void;
  readonly signal: AbortSignal;
}

/** One step: what it did in one sentence, and whether all is well. */
interface Step {
  readonly ok: boolean;
  readonly key: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** Sets up the page step by step and says what it did. May be repeated at any time. True when nothing is missing. */
export async function connectPage(options: ConnectOptions): Promise<boolean> {
  const graph = createGraph({ ...options, token: options.pageToken });
  const tell = (step: Step) => {
    options.print(options.say(`messenger.connect.${step.key}`, options.language, step.values));
    return step.ok;
  };
  const whole = tell(await findPage(graph, options)) && (await setUp(graph, options, tell));
  tell({ ok: whole, key: whole ? 'done' : 'unfinished' });
  return whole;
}

/** A step that fails does not keep the others from being done. */
async function setUp(graph: Graph, options: ConnectOptions, tell: (step: Step) => boolean): Promise<boolean> {
  const profile = tell(await setProfile(graph, options));
  const fields = tell(await subscribePage(graph, options));
  const address = tell(await setAddress(options));
  return profile && fields && address;
}

const page = z.object({ id: z.string(), name: z.string().default('') });

/** `me` is whatever the token belongs to. */
async function findPage(graph: Graph, { pageId, signal }: ConnectOptions): Promise<Step> {
  const answer = await graph.call({ method: 'GET', path: 'me', query: { fields: 'id,name' } }, signal);
  if ('failed' in answer) {
    const key = mayPass(answer) ? 'unreachable' : 'token-refused';
    return { ok: false, key, values: { code: answer.code } };
  }
  const found = page.safeParse(answer.answer);
  if (!found.success || found.data.id !== pageId) return { ok: false, key: 'other-page' };
  return { ok: true, key: 'page', values: { name: found.data.name } };
}

const mayPass = ({ failed }: GraphFailure) =>
  failed === 'temporary' || failed === 'throttled' || failed === 'unknown_outcome';

async function setProfile(graph: Graph, { pageId, say, signal }: ConnectOptions): Promise<Step> {
  const call = { method: 'POST', path: `${pageId}/messenger_profile`, body: pageProfile(say) } as const;
  const answer = await graph.call(call, signal);
  if ('failed' in answer) return { ok: false, key: 'profile-refused', values: { code: answer.code } };
  return { ok: true, key: 'profile-done' };
}

async function subscribePage(graph: Graph, { pageId, signal }: ConnectOptions): Promise<Step> {
  const trouble = await subscribe(graph, pageId, signal);
  if (trouble === null) return { ok: true, key: 'fields-done' };
  return { ok: false, key: 'fields-refused', values: { code: 'code' in trouble ? trouble.code : '' } };
}

const webhooks = z.object({
  data: z.array(
    z.object({
      object: z.string(),
      callback_url: z.string(),
      fields: z.array(z.object({ name: z.string() })).default([]),
    }),
  ),
});

/** Where the app is delivered to: the same for all its pages, and readable with the app's own token only. */
async function setAddress(options: ConnectOptions): Promise<Step> {
  const { publicUrl, appId, appSecret, verifyToken, signal } = options;
  if (publicUrl === null) return { ok: false, key: 'address-missing' };
  const address = `${publicUrl.replace(/\/+$/, '')}/webhooks/messenger`;
  const graph = createGraph({ ...options, token: `${appId}|${appSecret}` });
  const path = `${appId}/subscriptions`;
  const now = await graph.call({ method: 'GET', path }, signal);
  if ('answer' in now && delivers(now.answer, address)) return { ok: true, key: 'address-kept', values: { address } };
  const fields = pageFields.join(',');
  const body = { object: 'page', callback_url: address, verify_token: verifyToken, fields };
  const answer = await graph.call({ method: 'POST', path, body }, signal);
  if ('failed' in answer) return { ok: false, key: 'address-refused', values: { address, code: answer.code } };
  return { ok: true, key: 'address-done', values: { address } };
}

function delivers(answer: unknown, address: string): boolean {
  const read = webhooks.safeParse(answer);
  const ours = read.success ? read.data.data.find(({ object }) => object === 'page') : undefined;
  const taken = new Set(ours?.fields.map(({ name }) => name));
  return ours?.callback_url === address && pageFields.every((field) => taken.has(field));
}
