import { type Put, rewrite, type Traced } from './traced.ts';

/** One small step of normalisation. `why` says which real keyboards, fonts or habits make it needed. */
export interface Rule {
  readonly name: string;
  readonly why: string;
  apply(traced: Traced): Traced;
}

export function rule(name: string, why: string, pattern: RegExp, put: string | Put): Rule {
  return { name, why, apply: (traced) => rewrite(traced, pattern, put) };
}

export function applyAll(rules: readonly Rule[], traced: Traced): Traced {
  return rules.reduce((now, each) => each.apply(now), traced);
}
