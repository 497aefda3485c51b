import { z } from 'zod';

/** UUIDv7: ids sort by the time they were made. */
export const Id = z.uuid({ version: 'v7' }).meta({ examples: ['01a1fab7-c372-7689-b490-4ff70b47d6d4'] });

/** A moment as a person writes it: ISO 8601, in UTC or with an offset. */
export const WrittenMoment = z.iso
  .datetime({ offset: true })
  .meta({ examples: ['2026-11-20T15:00:00+03:00'] });

const MAX_PLATFORM_ID = 2n ** 63n - 1n;

/** A person's id on the platform, a 64-bit number above 0, as a decimal string: JSON numbers cannot hold it. */
export const PlatformId = z
  .string()
  .regex(/^[1-9]\d{0,18}$/, { abort: true })
  .refine(id => BigInt(id) <= MAX_PLATFORM_ID)
  .meta({ examples: ['5551234567'] });

/** A moment in UTC, ISO 8601. */
export const Timestamp = z.iso.datetime().meta({ examples: ['2026-11-20T12:00:00.000Z'] });

export const Platform = z.literal('telegram');

/**
 * A person's id under the installation's hashing key (HMAC-SHA256, base64url, 43 characters): what ledgers and
 * suppression lists hold, so that erasing a person needs no change in them.
 */
export const PersonKey = z
  .string()
  .regex(/^[\w-]{43}$/)
  .meta({ examples: ['j3sp43HI8IcI9LnX1WFGM9wWyUWs_vQGAxm_wL0N7DY'] });

/** The canonical id of a chat on its platform, e.g. `telegram:1234567890`; one that changed its id keeps the first. */
export const ChannelKey = z
  .string()
  .regex(/^telegram:-?\d{1,19}$/)
  .meta({ examples: ['telegram:1234567890'] });

/** How many of something there are. */
export const Count = z
  .number()
  .int()
  .nonnegative()
  .meta({ examples: [42] });

export const IdParams = z.object({ id: Id });

/** Query of every list: the last page's `nextCursor` (the id of its last item) and a page size. */
export const PageQuery = z.object({
  cursor: Id.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
});

/** One page of a list; `total` is exact up to 10,000 and an estimate above. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    total: Count,
  });
}

/** A Russian and an English sentence. */
export const Sentence = z.object({ en: z.string(), ru: z.string() });
export type Sentence = z.infer<typeof Sentence>;
