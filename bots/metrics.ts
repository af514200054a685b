import { Counter, collectDefaultMetrics, Registry } from 'prom-client';

export interface Metrics {
  /** `answered.border-closure`, `sent.telegram`: a name, never who or what was said. */
  count(what: string): void;
  read(): Promise<{ readonly type: string; readonly text: string }>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'phlov_' });
  const counter = new Counter({
    name: 'phlov_counted_total',
    help: 'What happened, by name. Nothing about whom.',
    labelNames: ['what'],
    registers: [registry],
  });
  return {
    count: (what) => counter.inc({ what }),
    read: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}
