import type { Instant } from './ids.ts';

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Time comes in as an argument, so that tests own it. */
export interface Clock {
  now(): Instant;
}
