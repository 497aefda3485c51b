import { permits } from '../privacy/permits.ts';
import type { UserCallContext } from '../rpc/call.ts';
import type { Person } from '../world/person.ts';

/** Whom a number leads to, if they let themselves be found by it. */
export function foundByPhone(phone: string, { sandbox, viewer }: UserCallContext): Person | null {
  const { people, contacts } = sandbox.world;
  const person = people.byPhone(phone);
  if (!person || person.bot) return null;
  return permits(person, 'foundByPhone', viewer, contacts) ? person : null;
}
