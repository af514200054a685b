/** Randomness comes in as an argument, so that tests own it. */
export interface Random {
  /** 128 unguessable bits as 22 characters of `A-Za-z0-9_-`. */
  id(): string;
  /** At least 0, below 1; for jitter, never for secrets. */
  fraction(): number;
}
