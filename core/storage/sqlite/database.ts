import type { DatabaseSync } from '@photostructure/sqlite';

/** An open file, as the driver gives it. */
export type Database = InstanceType<typeof DatabaseSync>;
