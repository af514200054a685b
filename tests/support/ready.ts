import { shippedData } from './knowledge.ts';

/** Run once before all tests, so that no two workers make the same at the same time. */
await shippedData();
