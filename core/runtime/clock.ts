import type { Clock } from '../model/index.ts';

export const systemClock: Clock = { now: () => Date.now() };
