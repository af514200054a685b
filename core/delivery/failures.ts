/** What to do about a failure that is expected. Adapters name it; this table alone answers retry, alert and what is shown. */
export interface FailurePolicy {
  /** `yes` with backoff; `once` where a duplicate may appear; `no`; `reshape` after taking away what the channel refused. */
  readonly retry: 'yes' | 'once' | 'no';
  /** True: a person who runs the service must be told. */
  readonly alert: boolean;
  /** True: nothing can be sent on this channel until it is mended; hold everything back. */
  readonly channelDown: boolean;
  /** True: the person cannot be reached until they act again. */
  readonly unreachable: boolean;
}

const failure = (policy: Partial<FailurePolicy>): FailurePolicy => ({
  retry: 'no',
  alert: false,
  channelDown: false,
  unreachable: false,
  ...policy,
});

/** Classes from `platforms.md` 2.6 and 3.3. What a caseworker reads is `failure.<name>` in `content/translations`. */
export const sendFailures = {
  /** The platform asked us to slow down (429, codes 4, 17, 32, 341, 613, 80006). */
  throttled: failure({ retry: 'yes' }),
  /** The platform said "try later" before acting (codes 1, 2; 5xx with a body that says so). */
  temporary: failure({ retry: 'yes' }),
  /** No answer: it may have been sent. */
  unknown_outcome: failure({ retry: 'once' }),
  /** The person blocked the bot, left, or was deactivated. */
  person_left: failure({ unreachable: true }),
  /** The channel no longer allows a message here until the person writes. */
  window_closed: failure({ unreachable: true }),
  /** Another app or the page inbox controls the thread. */
  thread_elsewhere: failure({}),
  /** The channel refused this message for what it holds. */
  message_refused: failure({ alert: true }),
  /** The file could not be taken: too big, wrong type, expired. */
  file_refused: failure({}),
  /** The token was withdrawn, or the page is barred. */
  channel_barred: failure({ alert: true, channelDown: true, retry: 'yes' }),
  /** A right or a setting is missing on the platform's side. */
  misconfigured: failure({ alert: true, channelDown: true, retry: 'yes' }),
} as const satisfies Record<string, FailurePolicy>;

export type FailureName = keyof typeof sendFailures;
