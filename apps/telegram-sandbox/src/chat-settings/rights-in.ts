import type { TlConstructor } from '../tl/api.ts';
import { type AdminRight, adminRights, type MemberRight, memberRights } from '../world/rights.ts';

/** The rights a client names to give them to an admin. */
export const grantedIn = (rights: TlConstructor<'chatAdminRights'>): AdminRight[] =>
  adminRights.filter(right => rights[right] === true);

/** What a client names to deny it. */
export const deniedIn = (rights: TlConstructor<'chatBannedRights'>): MemberRight[] =>
  memberRights.filter(right => rights[right] === true);
