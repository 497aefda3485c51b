import { z } from 'zod';
import { audiences, type Privacy, type PrivacyRule, privacyKeys, privacyRule } from '../world/privacy.ts';
import { idSchema } from './ids.ts';

const audienceSchema = z.enum(audiences);
const ruleSchema = z.union([
  audienceSchema,
  z.strictObject({
    audience: audienceSchema,
    premium: z.boolean().exactOptional().describe('Also whoever has Premium.'),
    allowed: z.array(idSchema).exactOptional().describe('Also these people.'),
    refused: z.array(idSchema).exactOptional().describe('But none of these people.'),
  }),
]);

/** Who may do or see what; what is not named stays as it is. */
export const privacyPatchSchema = z.partialRecord(z.enum(privacyKeys), ruleSchema);
export const privacyViewSchema = z.record(z.enum(privacyKeys), audienceSchema);

export function privacyPatchOf(body: z.infer<typeof privacyPatchSchema>): Privacy {
  const patch: { -readonly [Key in keyof Privacy]: Privacy[Key] } = {};
  for (const key of privacyKeys) {
    const rule = body[key];
    if (rule !== undefined) patch[key] = ruleOf(rule);
  }
  return patch;
}

function ruleOf(rule: z.infer<typeof ruleSchema>): PrivacyRule {
  if (typeof rule === 'string') return { audience: rule };
  const { allowed, refused, ...rest } = rule;
  return {
    ...rest,
    ...(allowed && { allowed: allowed.map(Number) }),
    ...(refused && { refused: refused.map(Number) }),
  };
}

/** The audience of every key. */
export function privacyView(privacy: Privacy): z.infer<typeof privacyViewSchema> {
  const audience = (key: (typeof privacyKeys)[number]) => privacyRule(privacy, key).audience;
  return {
    invite: audience('invite'),
    phone: audience('phone'),
    foundByPhone: audience('foundByPhone'),
    lastSeen: audience('lastSeen'),
    photo: audience('photo'),
    forwards: audience('forwards'),
    calls: audience('calls'),
    peerToPeerCalls: audience('peerToPeerCalls'),
    voiceMessages: audience('voiceMessages'),
    about: audience('about'),
    birthday: audience('birthday'),
  };
}
