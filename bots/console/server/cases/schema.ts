import { z } from 'zod';
import { caseStates, outcomes } from '../../../../core/casework/case.ts';

const id = z.string().regex(/^[\w.:-]{1,200}$/);

export const caseParams = z.object({ id });
export const fileParams = z.object({ id, file: id });
/** `open` is everything that is not closed. */
export const listQuery = z.object({ state: z.enum([...caseStates, 'open']).default('open') });

/** Made by the page once per message, so that sending it again adds nothing. */
const key = z.string().regex(/^[\w-]{16,64}$/);
/** Half a character left behind by a broken copy would make the text unreadable for some channels. */
const words = z
  .string()
  .max(10_000)
  .transform((text) => text.replace(/\p{Surrogate}/gu, '\ufffd').trim());

export const replyBody = z.strictObject({ key, text: words, files: z.array(id).max(10).default([]) });
export const noteBody = z.strictObject({ key, text: words });
export const closeBody = z.strictObject({ outcome: z.enum(outcomes) });
