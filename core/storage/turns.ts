/** Work on one id, one after the other, in the order it was asked for. Work on different ids does not wait. */
export interface Turns {
  take<Result>(id: string, work: () => Promise<Result>): Promise<Result>;
}

/**
 * Who changes a document in this process waits for those before them instead of losing to them: of two hundred messages at
 * once to one chat each is written at its first try, where all racing would need about fifty tries each.
 */
export function makeTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    take(id, work) {
      const before = last.get(id);
      const outcome = before ? before.then(work) : work();
      const ended = outcome.then(
        () => undefined,
        () => undefined,
      );
      last.set(id, ended);
      void ended.then(() => {
        if (last.get(id) === ended) last.delete(id);
      });
      return outcome;
    },
  };
}
