import { z } from 'zod';
import { defineRoute } from '../contract.ts';
import { Count, Id, IdParams, Timestamp } from '../primitives.ts';
import { LimitedAction } from './permits.ts';

/** Every limit of the design's table by its name. */
export const LimitName = z.enum([
  'invites_per_day',
  'invites_per_hour',
  'invites_per_channel_per_day',
  'invites_per_channel_ever',
  'direct_messages_per_day',
  'direct_messages_per_hour',
  'direct_messages_to_strangers_per_day',
  'resolves_per_day',
  'resolves_per_hour',
  'resolves_per_minute',
  'joins_per_day',
]);
export type LimitName = z.infer<typeof LimitName>;

/** A pause of more than a day between two actions is no pace any more. */
const DAY_SECONDS = 86_400;

const Seconds = Count.max(DAY_SECONDS);

/** The demo's quick profile has fractions of a second. */
const AnySeconds = z.number().nonnegative();

/** Invites a day grow evenly over these days from the first connection of the person. */
const NewAccount = z.strictObject({ days: Count.max(365), firstDayInvites: Count });

/** Every number of a profile. */
export const ProfileNumbers = z
  .object({
    limits: z.record(LimitName, Count),
    /** Drawn anew each time, evenly between the two. */
    pauses: z.record(LimitedAction, z.object({ leastSeconds: AnySeconds, mostSeconds: AnySeconds })),
    /** Between two invites into one channel, by all accounts together. */
    channelPaceSeconds: AnySeconds,
    /** Null for the quick profile of the demo, which spares nobody. */
    newAccount: NewAccount.nullable(),
  })
  .meta({ id: 'ProfileNumbers' });
export type ProfileNumbers = z.infer<typeof ProfileNumbers>;

/** The numbers a profile makes stricter; what is absent is as in the default profile. */
export const StricterNumbers = z
  .strictObject({
    limits: z.partialRecord(LimitName, Count),
    pauses: z.partialRecord(
      LimitedAction,
      z.strictObject({ leastSeconds: Seconds, mostSeconds: Seconds }).partial(),
    ),
    channelPaceSeconds: Seconds,
    newAccount: NewAccount.partial(),
  })
  .partial()
  .meta({ id: 'StricterNumbers' });
export type StricterNumbers = z.infer<typeof StricterNumbers>;

/** The profile of every account that was given no other; it can be tightened, for all of them. */
export const DEFAULT_PROFILE = 'default';

export const ProfileName = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,39}$/, 'invalid_profile_name')
  .meta({ examples: ['careful'] });

export const LimitsProfile = z
  .object({
    name: ProfileName,
    /** As the operator set them. */
    own: StricterNumbers,
    /** What holds: of table, default profile and own numbers the strictest. */
    effective: ProfileNumbers,
    /** How many accounts work under it. */
    accounts: Count,
    /** Also its `ETag`; 0 where nothing was ever set. */
    version: Count,
    changedAt: Timestamp.nullable(),
    changedBy: Id.nullable(),
  })
  .meta({ id: 'LimitsProfile' });
export type LimitsProfile = z.infer<typeof LimitsProfile>;

const operator = { service: 'account-manager', access: { kind: 'operator' } } as const;
const NameParams = z.object({ name: ProfileName });

export const listProfiles = defineRoute({
  ...operator,
  operationId: 'listProfiles',
  method: 'GET',
  url: '/api/v1/limits/profiles',
  summary: 'The table that nothing loosens, and every profile with what it makes stricter',
  success: { status: 200, schema: z.object({ table: ProfileNumbers, items: z.array(LimitsProfile) }) },
});

export const getProfile = defineRoute({
  ...operator,
  operationId: 'getProfile',
  method: 'GET',
  url: '/api/v1/limits/profiles/:name',
  summary: 'One profile of limits, with its ETag',
  params: NameParams,
  success: { status: 200, schema: LimitsProfile },
});

export const setProfile = defineRoute({
  ...operator,
  operationId: 'setProfile',
  method: 'PUT',
  url: '/api/v1/limits/profiles/:name',
  summary: 'Set what a profile makes stricter; without If-Match only a new one. It holds within a second',
  params: NameParams,
  ifMatch: true,
  body: StricterNumbers,
  success: { status: 200, schema: LimitsProfile },
  errors: ['changed_meanwhile', 'if_match_needed', 'profile_built_in'],
});

export const deleteProfile = defineRoute({
  ...operator,
  operationId: 'deleteProfile',
  method: 'DELETE',
  url: '/api/v1/limits/profiles/:name',
  summary: 'Delete a profile that no account works under',
  params: NameParams,
  success: { status: 204 },
  errors: ['profile_in_use', 'profile_built_in'],
});

export const getAccountProfile = defineRoute({
  operationId: 'getAccountProfile',
  service: 'account-manager',
  access: { kind: 'user', role: 'viewer' },
  method: 'GET',
  url: '/api/v1/accounts/:id/profile',
  summary: 'The profile of limits an account works under, and which there are to choose from',
  params: IdParams,
  success: {
    status: 200,
    schema: z.object({ profile: ProfileName, effective: ProfileNumbers, choices: z.array(ProfileName) }),
  },
});

export const chooseAccountProfile = defineRoute({
  operationId: 'chooseAccountProfile',
  service: 'account-manager',
  access: { kind: 'user', role: 'admin' },
  method: 'PUT',
  url: '/api/v1/accounts/:id/profile',
  summary: 'Let an account work under another profile of limits; it holds within a second',
  params: IdParams,
  body: z.object({ profile: ProfileName }),
  success: { status: 204 },
  errors: ['no_such_profile'],
});
