/** The server refuses more; said before sending. */
export const textMax = 10_000;
export const fileBytesMax = 10 * 1024 * 1024;
