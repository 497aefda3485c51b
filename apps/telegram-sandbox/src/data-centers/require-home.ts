import type { CallContext } from '../rpc/call.ts';
import { RpcError } from '../rpc/rpc-error.ts';
import type { Person } from '../world/person.ts';

/**
 * Logging in works at one's own data centre only: PHONE_MIGRATE_X names it. A number nobody has is at home
 * everywhere. https://core.telegram.org/api/datacenter#user-migration
 */
export function requireHome(person: Person | null, { dcId }: Pick<CallContext, 'dcId'>): void {
  if (person && person.homeDc !== dcId) throw new RpcError(`PHONE_MIGRATE_${person.homeDc}`);
}
