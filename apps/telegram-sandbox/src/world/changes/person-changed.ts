import { z } from 'zod';
import type { Effect } from '../effects.ts';
import { audiences, privacyKeys } from '../privacy.ts';
import type { WorldState } from '../world.ts';

const privacyRuleSchema = z.object({
  audience: z.enum(audiences),
  premium: z.boolean().exactOptional(),
  allowed: z.array(z.number().int()).readonly().exactOptional(),
  refused: z.array(z.number().int()).readonly().exactOptional(),
});
/** Only the keys that change. */
const privacySchema = z.partialRecord(z.enum(privacyKeys), privacyRuleSchema);

export const personChanged = z.object({
  type: z.literal('person-changed'),
  id: z.number().int(),
  patch: z.object({
    firstName: z.string().exactOptional(),
    lastName: z.string().nullable().exactOptional(),
    username: z.string().nullable().exactOptional(),
    about: z.string().exactOptional(),
    privacy: privacySchema.exactOptional(),
    premium: z.boolean().exactOptional(),
    premiumMayWrite: z.boolean().exactOptional(),
    chatsFull: z.boolean().exactOptional(),
    bot: z.boolean().exactOptional(),
    deleted: z.boolean().exactOptional(),
    banned: z.boolean().exactOptional(),
    frozenSince: z.number().nullable().exactOptional(),
  }),
});

export function applyPersonChanged({ people }: WorldState, change: z.infer<typeof personChanged>): Effect[] {
  const { id, patch } = change;
  const privacy = patch.privacy && { privacy: { ...people.get(id)?.privacy, ...patch.privacy } };
  people.patch(id, { ...patch, ...privacy });
  const keys = privacyKeys.filter(key => patch.privacy?.[key] !== undefined);
  return keys.length === 0 ? [] : [{ kind: 'privacy', ownerId: id, keys }];
}
