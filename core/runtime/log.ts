/** Ids and codes, never words, names, numbers or tokens: a field that could hold one has no place here. pino fulfils it. */
export interface Log {
  debug(fields: LogFields, event: string): void;
  info(fields: LogFields, event: string): void;
  warn(fields: LogFields, event: string): void;
  error(fields: LogFields, event: string): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** What a log may say of something that was thrown: its kind and where, never its message. */
export function faultOf(thrown: unknown): LogFields {
  if (!(thrown instanceof Error)) return { fault: typeof thrown };
  const code =
    'code' in thrown && (typeof thrown.code === 'string' || typeof thrown.code === 'number') ? thrown.code : undefined;
  const place = thrown.stack?.split('\n').find((line) => line.includes('    at '));
  return { fault: thrown.name, code, at: place?.trim().replace(/\(?file:\/\/[^)]*\/((?:core|bots|scripts)\/)/, '($1') };
}
