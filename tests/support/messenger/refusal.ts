/** A call that Facebook would refuse, with its own numbers. */
export class GraphRefusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;

  constructor(numbers: RefusalNumbers, message: string) {
    super(message);
    const { code, subcode, type = 'OAuthException', status = 400, transient, headers = {} } = numbers;
    this.status = status;
    this.headers = headers;
    const extra = {
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
      ...(transient ? { is_transient: true } : {}),
    };
    this.body = {
      error: { message: `(#${code}) ${message}`, type, code, ...extra, fbtrace_id: 'AbCdEfGhIjKlMnOpQrStUvW' },
    };
  }
}

export interface RefusalNumbers {
  readonly code: number;
  readonly subcode?: number;
  readonly type?: string;
  readonly status?: number;
  readonly transient?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** 100: what was asked for is not well formed. */
export function invalid(message: string, subcode?: number): GraphRefusal {
  return new GraphRefusal(subcode === undefined ? { code: 100 } : { code: 100, subcode }, message);
}

export const noSuchPerson = () => invalid('No matching user found', 2018001);
export const windowClosed = () =>
  new GraphRefusal({ code: 10, subcode: 2018278 }, 'This message is sent outside of allowed window.');
export const threadElsewhere = () =>
  new GraphRefusal({ code: 10, subcode: 2018300 }, 'Another app is controlling this thread now.');
export const personUnavailable = () =>
  new GraphRefusal({ code: 551, subcode: 1545041 }, "This person isn't available right now.");
export const throttled = () => new GraphRefusal({ code: 613 }, 'Calls to this api have exceeded the rate limit.');
export const badToken = () => new GraphRefusal({ code: 190 }, 'Error validating access token.');
export const badProof = () =>
  new GraphRefusal({ code: 100, type: 'GraphMethodException' }, 'Invalid appsecret_proof provided in the API argument');
export const unknownObject = () =>
  new GraphRefusal({ code: 100, subcode: 33, type: 'GraphMethodException' }, 'Object does not exist.');
export const temporarilyBlocked = () =>
  new GraphRefusal({ code: 368 }, 'The action attempted has been deemed abusive.');
