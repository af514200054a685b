import type { RefusalNumbers } from './refusal.ts';
import type { GraphRequest } from './request.ts';

/** What may go wrong with a call. `drop_after` and `cut_after` act first, then break off without an answer. */
export type Fault =
  | { readonly error: RefusalNumbers }
  | { readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }
  | 'hang'
  | 'drop'
  | 'drop_after'
  | 'cut_after';

export type CallFilter = (call: GraphRequest) => boolean;

/** Sends of messages, not the typing signs beside them. */
export const messageSends: CallFilter = ({ path, params }) => path[1] === 'messages' && params.message !== undefined;

/** Faults wait for the calls they are meant for, first come first served. */
export class Faults {
  private waiting: { readonly fault: Fault; readonly on: CallFilter; left: number }[] = [];

  add(fault: Fault, times: number, on: CallFilter): void {
    this.waiting.push({ fault, on, left: times });
  }

  take(call: GraphRequest): Fault | null {
    const found = this.waiting.find(({ on, left }) => left > 0 && on(call));
    if (found === undefined) return null;
    found.left -= 1;
    return found.fault;
  }
}
