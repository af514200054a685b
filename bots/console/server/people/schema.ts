import { z } from 'zod';
import { roles } from '../../../../core/casework/accounts.ts';

export const personParams = z.object({ id: z.string().regex(/^[\w-]{8,100}$/) });
export const roleBody = z.strictObject({ role: z.enum(roles) });
export const auditQuery = z.object({ day: z.iso.date(), below: z.coerce.number().int().positive().optional() });
