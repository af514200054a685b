import { isIPv6 } from 'node:net';
import { type Clock, minute } from '../../core/model/index.ts';

export interface Allowance {
  /** How many at once. */
  readonly burst: number;
  readonly perSecond: number;
}

export interface Limiter {
  /** 0 when it may go on, else how long to wait, in milliseconds. */
  take(name: string): number;
}

/** As many names as are remembered; a flood of new ones pushes out the oldest, which costs nobody their chat. */
const namesKept = 20_000;

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** One for sockets and HTTP together, which no plugin of the web server spans. */
export function limiter(clock: Clock, { burst, perSecond }: Allowance): Limiter {
  const buckets = new Map<string, Bucket>();

  function keep(name: string, bucket: Bucket): void {
    buckets.delete(name);
    buckets.set(name, bucket);
    const [oldest] = buckets.keys();
    if (buckets.size > namesKept && oldest !== undefined) buckets.delete(oldest);
  }

  return {
    take(name) {
      const at = clock.now();
      const was = buckets.get(name) ?? { left: burst, at };
      const left = Math.min(burst, was.left + ((at - was.at) / 1000) * perSecond);
      keep(name, { left: left >= 1 ? left - 1 : left, at });
      return left >= 1 ? 0 : Math.ceil(((1 - left) / perSecond) * 1000);
    },
  };
}

/** How many of something one name holds open. */
export function slots(most: number) {
  const held = new Map<string, number>();
  return {
    take(name: string): boolean {
      const now = held.get(name) ?? 0;
      if (now >= most) return false;
      held.set(name, now + 1);
      return true;
    },
    free(name: string): void {
      const now = (held.get(name) ?? 0) - 1;
      if (now > 0) held.set(name, now);
      else held.delete(name);
    },
  };
}
export type Slots = ReturnType<typeof slots>;

/** Whole villages share one address behind a mobile carrier, so these are wide; what one chat may do is narrow. */
export interface Limits {
  readonly acts: Allowance;
  readonly actsPerAddress: Allowance;
  readonly uploads: Allowance;
  readonly requestsPerAddress: Allowance;
  readonly socketsPerAddress: number;
}

export const defaultLimits: Limits = {
  acts: { burst: 20, perSecond: 1 },
  actsPerAddress: { burst: 200, perSecond: 20 },
  uploads: { burst: 10, perSecond: 10 / (minute / 1000) },
  requestsPerAddress: { burst: 400, perSecond: 40 },
  socketsPerAddress: 200,
};

/** An IPv6 customer holds a whole /64: all of it counts as one. */
export function addressName(ip: string): string {
  if (!isIPv6(ip)) return ip;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail] = ip.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  return [...front, ...(tail === undefined ? [] : zeros), ...back].slice(0, 4).join(':');
}
