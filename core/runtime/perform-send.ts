import type { Effect } from '../conversation/effects.ts';
import { isSend, type Mailbox, maySend, type Outgoing, postponed, settled } from '../conversation/mailbox.ts';
import type { ChannelAdapter, SendOutcome } from '../delivery/channel.ts';
import { type FailureName, sendFailures } from '../delivery/failures.ts';
import { Pace } from '../delivery/pace.ts';
import { afterFailure } from '../delivery/retry.ts';
import { type Instant, minute, second } from '../model/index.ts';
import type { Versioned } from '../storage/documents.ts';
import { faultOf } from './log.ts';
import { outboundPart } from './outbound.ts';
import type { Parts } from './parts.ts';
import { noteSending } from './perform-case.ts';
import type { Performed } from './performed.ts';

type SendEffect = Extract<Effect, { type: 'send' }>;
type Sending = Outgoing & { readonly effect: SendEffect };

/** One attempt may take this long; shorter than a lease. */
const attemptLasts = 12 * second;
/** A longer wait for the platform's pace goes into the store instead of into memory. */
const longestPause = 3 * second;
const burst = 4;
const paces = new WeakMap<ChannelAdapter, Pace>();

/** Sends one part: owner, reach and pace first, then one attempt, then what the failure table says. */
export async function send(parts: Parts, held: Versioned<Mailbox>, sending: Sending): Promise<Performed> {
  const { document } = held;
  const { effect } = sending;
  if (!maySend(document, effect)) return dropped(parts, effect);
  const channel = parts.channel(document.address.channel);
  if (!channel) return later(sending, parts.clock.now() + minute);
  if (!document.reachable) return failed(parts, effect, 'person_left');
  const pause = paceOf(channel).reserve(document.address.chat, parts.clock.now());
  if (pause > longestPause) return later(sending, parts.clock.now() + pause);
  if (pause > 0) {
    await parts.wait(pause);
    if (await changedMeanwhile(parts, held)) return 'look_again';
  }
  return settle(parts, document, sending, channel, await attempt(parts, document, effect, channel));
}

/** After a pause the mailbox is read again: a takeover may have come between. */
async function changedMeanwhile(parts: Parts, held: Versioned<Mailbox>): Promise<boolean> {
  const now = await parts.mailboxes.read(held.id);
  return now === null || now.version !== held.version;
}

async function attempt(
  parts: Parts,
  mailbox: Mailbox,
  effect: SendEffect,
  channel: ChannelAdapter,
): Promise<SendOutcome> {
  const part = await outboundPart(parts, effect.body);
  if (part === null) return { failed: 'file_refused', code: 'no_file' };
  try {
    const message = {
      to: mailbox.address,
      key: effect.key,
      author: effect.author,
      lastActAt: mailbox.conversation.lastHeardAt,
      part,
    };
    return await channel.send(message, AbortSignal.timeout(attemptLasts));
  } catch (thrown) {
    parts.log.error({ channel: channel.name, ...faultOf(thrown) }, 'send_threw');
    return { failed: 'unknown_outcome', code: 'threw' };
  }
}

async function settle(
  parts: Parts,
  mailbox: Mailbox,
  sending: Sending,
  channel: ChannelAdapter,
  outcome: SendOutcome,
): Promise<Performed> {
  const { effect } = sending;
  const now = parts.clock.now();
  if ('sent' in outcome) {
    parts.count(`sent.${channel.name}`);
    await noteSending(parts, effect, { state: 'sent', at: now });
    return (current) => settled(current, effect.key, { message: outcome.sent, at: now });
  }
  parts.count(`failed.${channel.name}.${outcome.failed}`);
  const next = afterFailure({
    failure: outcome.failed,
    attempts: sending.attempts + 1,
    now,
    retryAfterMs: outcome.retryAfterMs ?? null,
    confirms: channel.capabilities.confirms,
    fraction: parts.random.fraction(),
  });
  report(parts, mailbox, outcome, next === 'give_up');
  return next === 'give_up' ? failed(parts, effect, outcome.failed) : later({ ...sending, ...next }, next.again);
}

function report(
  parts: Parts,
  { address }: Mailbox,
  outcome: Extract<SendOutcome, { failed: string }>,
  gaveUp: boolean,
): void {
  const fields = { channel: address.channel, failure: outcome.failed, code: outcome.code, gaveUp };
  if (sendFailures[outcome.failed].alert) parts.log.error(fields, 'send_failed');
  else parts.log.info(fields, 'send_failed');
}

/** Never to be sent: the timeline shows it as such. A person who cannot be reached gets nothing more until they act. */
async function failed(parts: Parts, effect: SendEffect, failure: FailureName): Promise<Performed> {
  await noteSending(parts, effect, { state: 'failed', failure });
  return (current) => {
    const next = settled(current, effect.key, null);
    if (!sendFailures[failure].unreachable) return next;
    const outbox = next.outbox.filter(({ effect: other }) => !(isSend(other) && other.author === 'bot'));
    return { ...next, outbox, reachable: failure === 'window_closed' };
  };
}

function dropped(parts: Parts, effect: SendEffect): Performed {
  parts.count('dropped.human_holds_chat');
  return (current) => settled(current, effect.key, null);
}

function later({ effect, attempts, doubtful }: Sending, notBefore: Instant): Performed {
  return (current) => postponed(current, effect.key, { attempts, doubtful, notBefore });
}

function paceOf(channel: ChannelAdapter): Pace {
  const known = paces.get(channel);
  if (known) return known;
  const made = new Pace({ ...channel.capabilities.rate, burst });
  paces.set(channel, made);
  return made;
}
