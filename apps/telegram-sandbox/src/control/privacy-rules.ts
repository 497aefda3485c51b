import { z } from 'zod';
import {
  audiences,
  type Privacy,
  type PrivacyKey,
  type PrivacyRule,
  privacyKeys,
  privacyRule,
} from '../world/privacy.ts';
import { idSchema } from './ids.ts';

const audienceSchema = z.enum(audiences);
const ruleSchema = z.union(
  [
    audienceSchema,
    z.strictObject({
      audience: audienceSchema,
      premium: z.boolean().exactOptional().describe('Also whoever has Premium.'),
      allowed: z.array(idSchema).exactOptional().describe('Also these people.'),
      refused: z.array(idSchema).exactOptional().describe('But none of these people.'),
    }),
  ],
  {
    error: 'write everybody, contacts or nobody, or {audience, premium?, allowed?, refused?}',
  },
);

/** The same for every key; each is named, so that the description of the API names them too. */
const forEach = <Value>(value: Value): Record<PrivacyKey, Value> => ({
  invite: value,
  phone: value,
  foundByPhone: value,
  lastSeen: value,
  photo: value,
  forwards: value,
  calls: value,
  peerToPeerCalls: value,
  voiceMessages: value,
  about: value,
  birthday: value,
});

/** Who may do or see what; what is not named stays as it is. */
export const privacyPatchSchema = z.strictObject(forEach(ruleSchema.exactOptional()));
export const privacyViewSchema = z.object(forEach(audienceSchema));

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
