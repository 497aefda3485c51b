import { z } from 'zod';
import { type AdminRight, adminRights, usualAdminRights } from '../world/rights.ts';

/** What an admin may do: the usual things with or without adding people, or exactly what is named. */
export const adminSchema = z.strictObject({
  canInvite: z.boolean().optional().describe('Everything usual, with or without the right to add people.'),
  rights: z
    .array(z.enum(adminRights))
    .min(1)
    .optional()
    .describe('Exactly these rights, as in chatAdminRights; takes the place of canInvite.'),
});

export const rightsOf = ({ canInvite = false, rights }: z.infer<typeof adminSchema>): AdminRight[] =>
  rights ?? usualAdminRights({ canInvite });
