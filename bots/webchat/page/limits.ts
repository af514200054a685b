/** The server refuses more; said before sending. */
export const textMax = 10_000;
