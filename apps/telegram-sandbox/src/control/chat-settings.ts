import { z } from 'zod';
import type { Chat } from '../world/chat.ts';
import { memberRights } from '../world/rights.ts';
import { idSchema } from './ids.ts';

const denied = z.array(z.enum(memberRights));

/** What can be set about a chat. */
export const chatSettingsSchema = z.strictObject({
  about: z.string().max(255).exactOptional(),
  denied: denied
    .exactOptional()
    .describe('What plain members may not do, as in chatBannedRights; without invite_users they add people.'),
  membersHidden: z.boolean().exactOptional().describe('Only admins see who is in it.'),
  joinByRequest: z.boolean().exactOptional().describe('Who comes has to be let in.'),
  joinToSend: z.boolean().exactOptional().describe('Who comments has to join first.'),
  peekable: z.boolean().exactOptional().describe('Who has an invite link may look in without joining.'),
  slowModeSeconds: z.number().int().min(0).max(86_400).exactOptional(),
});

export const chatSettingsViewSchema = z.object({
  about: z.string(),
  denied,
  membersHidden: z.boolean(),
  joinByRequest: z.boolean(),
  joinToSend: z.boolean(),
  peekable: z.boolean(),
  slowModeSeconds: z.number().int(),
  linkedChatId: idSchema.nullable().describe('A channel’s discussion group, and its channel.'),
  migratedTo: idSchema.nullable().describe('The supergroup that a small group has become.'),
});

export function chatSettingsView({ settings }: Chat): z.infer<typeof chatSettingsViewSchema> {
  const { linkedChatId, migratedTo, denied: deniedRights, ...rest } = settings;
  return {
    ...rest,
    denied: [...deniedRights],
    linkedChatId: linkedChatId === null ? null : String(linkedChatId),
    migratedTo: migratedTo === null ? null : String(migratedTo),
  };
}
