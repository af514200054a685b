import type { FastifyInstance } from 'fastify';
import type { Live } from '../core/content/watch.ts';
import type { RunningChannel } from '../core/delivery/channel.ts';
import type { Clock, Random } from '../core/model/index.ts';
import type { Config } from '../core/runtime/config.ts';
import type { Knowledge } from '../core/runtime/knowledge/knowledge.ts';
import type { MakeKnowledge } from '../core/runtime/knowledge/source.ts';
import type { Log } from '../core/runtime/log.ts';
import type { Runtime } from '../core/runtime/runtime.ts';
import type { Channels } from './channels.ts';
import type { Metrics } from './metrics.ts';
import type { Store } from './store.ts';

export interface PhlovOptions {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly random: Random;
  /** The `content/` folder, and the built pages (`dist/page`). */
  readonly contentFolder: string;
  readonly pageFolder: string;
  /** `knowledgeSource` for a service, `makeKnowledge` where there is time. */
  readonly makeKnowledge: MakeKnowledge;
  /** A benchmark turns the typing sign and the pace of Messenger off. */
  readonly unhurried?: boolean;
}

/** Everything that is open while the service runs. */
export interface House extends PhlovOptions {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly knowledge: Live<Knowledge>;
  readonly metrics: Metrics;
  readonly channels: Channels;
  readonly runtime: Runtime;
}

export function running({ channels }: House): readonly RunningChannel[] {
  return [channels.webchat, channels.telegram, channels.messenger].filter((channel) => channel !== null);
}
