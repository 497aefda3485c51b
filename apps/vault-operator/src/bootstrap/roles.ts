import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { z } from 'zod';
import { CannotDo } from '../print.ts';

const Cidr = z.string().refine(block => {
  const [address = '', bits = ''] = block.split('/');
  return isIP(address) !== 0 && /^\d{1,3}$/.test(bits);
}, 'no block of addresses, such as 172.30.0.0/24');

const Role = z.strictObject({
  /** The addresses from which it may be used. */
  cidrs: z.array(Cidr).min(1),
  /** The processes that act in it, each with a secret id of its own: a wrapping opens only once. */
  processes: z.array(z.string()).min(1),
});

/** How long things live, and at most may, in s. */
const Roles = z.strictObject({
  /** A token lives so long without being renewed, and with all renewals. */
  tokenTtlS: z.number().int().positive().max(3_600),
  tokenMaxTtlS: z.number().int().positive().max(14_400),
  secretIdTtlS: z.number().int().positive().max(604_800),
  roles: z.record(z.string(), Role),
});
export type Roles = z.infer<typeof Roles>;

/** @throws CannotDo for a file that allows more than an installation may have */
export async function readRoles(file: string): Promise<Roles> {
  const parsed = Roles.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new CannotDo(`${file}: ${z.prettifyError(parsed.error)}`);
}
