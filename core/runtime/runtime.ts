import type { Desk } from '../casework/desk.ts';
import type { Hear } from '../delivery/channel.ts';
import { deskOn } from './desk.ts';
import { faultOf } from './log.ts';
import { outlookOn } from './outlook.ts';
import type { Parts } from './parts.ts';
import { type Begin, hear } from './receive.ts';
import { sweep } from './sweep.ts';
import { takeTurns } from './turn.ts';

export interface Runtime {
  /** What channels call; resolves once everything is durably stored. */
  readonly hear: Hear;
  readonly desk: Desk;
  /** Takes up what is due, once. */
  sweep(): Promise<number>;
  /** Sweeps again and again, until `signal`. */
  run(signal: AbortSignal): Promise<void>;
  /** Resolves when nothing is being worked on in this process. */
  idle(): Promise<void>;
}

const sweepEvery = 500;

export function createRuntime(parts: Parts): Runtime {
  const working = new Set<Promise<void>>();
  const outlook = outlookOn(parts);
  const begin: Begin = (was) => {
    const work = takeTurns(parts, outlook, was)
      .catch((thrown) => parts.log.error({ conversation: was.id, ...faultOf(thrown) }, 'turn_stopped'))
      .finally(() => working.delete(work));
    working.add(work);
  };
  const sweepOnce = () => sweep(parts, begin);
  return {
    hear: (events) => hear(parts, begin, events),
    desk: deskOn(parts, begin),
    sweep: sweepOnce,
    async run(signal) {
      while (!signal.aborted) {
        await sweepOnce().catch((thrown) => parts.log.error(faultOf(thrown), 'sweep_failed'));
        await parts.wait(sweepEvery);
      }
    },
    async idle() {
      while (working.size > 0) await Promise.all(working);
    },
  };
}
