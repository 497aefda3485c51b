import { z } from 'zod';
import { seconds } from './duration.ts';

/** Fields as Vault's framework reads them: weakly, and a comma-separated string for a list. */
export const text = z.coerce.string();
export const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform(value => value === 'true')]);
export const count = z.coerce.number().int().nonnegative();
export const names = z
  .union([z.array(z.string()), z.string().transform(list => list.split(','))])
  .transform(list => list.map(name => name.trim()).filter(name => name !== ''));
export const duration = z.unknown().transform((value, context) => {
  const parsed = seconds(value);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: 'not a duration' });
  return z.NEVER;
});

/** The fields of a request, or what is wrong with the first one that is not right. */
export function fieldsOf<T>(
  shape: z.ZodType<T>,
  body: unknown,
): { ok: true; fields: T } | { ok: false; reason: string } {
  const parsed = shape.safeParse(body);
  if (parsed.success) return { ok: true, fields: parsed.data };
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  return { ok: false, reason: `Field validation failed: error converting input for field "${field}"` };
}
