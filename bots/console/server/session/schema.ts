import { z } from 'zod';

const password = z.string().min(1).max(1000);
const token = z.string().regex(/^[\w-]{16,64}$/);

export const signInBody = z.strictObject({ userName: z.string().min(1).max(200), password });
export const openLinkBody = z.strictObject({ token });
export const useLinkBody = z.strictObject({
  token,
  userName: z.string().max(200).default(''),
  name: z.string().trim().max(60).default(''),
  password,
});
