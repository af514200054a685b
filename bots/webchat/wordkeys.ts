export const wordKeys = ['name'] as const;
export type WordKey = (typeof wordKeys)[number];
