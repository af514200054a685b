import { hour, type Instant } from '../model/index.ts';

/**
 * Remembers what was made until the day is over in Cambodia: content does not change while it is loaded, and only the day decides
 * what needs a check. Holds at most one value a key.
 */
export function daily<Value>(): (key: string, now: Instant, make: () => Value) => Value {
  const kept = new Map<string, { readonly day: number; readonly value: Value }>();
  return (key, now, make) => {
    const day = Math.floor((now + 7 * hour) / (24 * hour));
    const known = kept.get(key);
    if (known?.day === day) return known.value;
    const value = make();
    kept.set(key, { day, value });
    return value;
  };
}
