import { z } from 'zod';
import { clientInfoSchema } from './auth-key.ts';

const id = z.string();
/** Not in journals written before there was a list of sessions. */
const login = {
  hash: z.string().exactOptional(),
  at: z.number().exactOptional(),
  confirmed: z.boolean().exactOptional(),
};

/** What can happen to an auth key, as it is written down. */
export const keyChangeSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('created'),
    id,
    secret: z.base64(),
    salt: z.string(),
    dcId: z.number(),
    /** Not in journals written before salts changed. */
    at: z.number().exactOptional(),
  }),
  z.object({ type: z.literal('layer'), id, layer: z.number() }),
  z.object({ type: z.literal('client'), id, client: clientInfoSchema }),
  z.object({ type: z.literal('login'), id, userId: z.number(), ...login }),
  z.object({ type: z.literal('password-owed'), id, userId: z.number(), ...login }),
  z.object({ type: z.literal('confirmed'), id }),
  z.object({ type: z.literal('active'), id, at: z.number() }),
  z.object({ type: z.literal('logout'), id, revoked: z.boolean() }),
  z.object({ type: z.literal('duplicated'), id }),
  z.object({ type: z.literal('destroyed'), id }),
]);

export type KeyChange = z.infer<typeof keyChangeSchema>;
