import { z } from 'zod';
import { invalid, throttled } from './refusal.ts';
import type { GraphRequest } from './request.ts';

/** `messenger_profile`: Get Started, persistent menu, ice breakers, commands, greeting. Ten calls in ten minutes. */
const payload = z.string().min(1).max(1000);
const locale = z.string().regex(/^(default|[a-z]{2}_[A-Z]{2})$/);
const menuItem = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('postback'), title: z.string().min(1).max(30), payload }),
  z.strictObject({ type: z.literal('web_url'), title: z.string().min(1).max(30), url: z.url() }),
]);

const properties = {
  get_started: z.strictObject({ payload }),
  greeting: localised({ text: z.string().min(1).max(160) }),
  persistent_menu: localised({
    composer_input_disabled: z.boolean().optional(),
    call_to_actions: z.array(menuItem).min(1).max(20),
  }),
  ice_breakers: localised({
    call_to_actions: z
      .array(z.strictObject({ question: z.string().min(1).max(80), payload }))
      .min(1)
      .max(4),
  }),
  commands: localised({
    commands: z
      .array(z.strictObject({ name: z.string().regex(/^[a-z0-9_]{1,32}$/), description: z.string().max(64) }))
      .max(100),
  }),
};
type Property = keyof typeof properties;
const known = new Map<string, z.ZodType>(Object.entries(properties));
const names = Object.keys(properties);

function localised(shape: z.core.$ZodShape) {
  return z
    .array(z.strictObject({ locale, ...shape }))
    .refine((list) => list.some((one) => one.locale === 'default'), 'needs a default locale')
    .refine((list) => new Set(list.map((one) => one.locale)).size === list.length, 'has a locale twice');
}

const span = 10 * 60 * 1000;
const mostCalls = 10;

export class FakeProfile {
  readonly held: Partial<Record<Property, unknown>> = {};
  private calls: number[] = [];

  answer(request: GraphRequest, now: number): unknown {
    this.calls = [...this.calls.filter((at) => at > now - span), now];
    if (this.calls.length > mostCalls) throw throttled();
    if (request.method === 'GET') return this.read(request);
    if (request.method === 'DELETE') return this.remove(request);
    return this.write(request);
  }

  private read({ params }: GraphRequest): unknown {
    const fields = fieldsIn(params.fields);
    const entries = Object.entries(this.held).filter(([name]) => fields.includes(name));
    return { data: entries.length === 0 ? [] : [Object.fromEntries(entries)] };
  }

  private write({ params }: GraphRequest): unknown {
    const given = names.filter((name) => name in params);
    if (given.length === 0) throw invalid('No profile property was given');
    const next = { ...this.held };
    for (const name of given) Object.assign(next, { [name]: checked(name, params[name]) });
    if (next.persistent_menu !== undefined && next.get_started === undefined) {
      throw invalid('You must set a Get Started button if you also wish to use persistent menu');
    }
    Object.assign(this.held, next);
    return { result: 'success' };
  }

  private remove({ params }: GraphRequest): unknown {
    const fields = fieldsIn(params.fields);
    if (fields.includes('get_started') && this.held.persistent_menu && !fields.includes('persistent_menu')) {
      throw invalid('The persistent menu needs the Get Started button');
    }
    for (const name of fields) Reflect.deleteProperty(this.held, name);
    return { result: 'success' };
  }
}

function checked(name: string, value: unknown): unknown {
  const read = known.get(name)?.safeParse(value);
  if (read?.success !== true) throw invalid(`Param ${name} ${read?.error?.issues[0]?.message ?? 'is not valid'}`);
  return read.data;
}

function fieldsIn(given: unknown): readonly string[] {
  const fields = typeof given === 'string' ? given.split(',') : Array.isArray(given) ? given.map(String) : [];
  if (fields.length === 0) throw invalid('The parameter fields is required');
  const unknown = fields.find((field) => !names.includes(field));
  if (unknown !== undefined) throw invalid(`Unknown property ${unknown}`);
  return fields;
}
