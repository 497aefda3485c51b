import { createHash } from 'node:crypto';
import type { OpenCall } from '../http/route.ts';
import type { AppRoles, Role, SecretId } from './role.ts';

/** What the mount keeps; made when it is first asked for. */
export function appRolesOf({ state, mount }: OpenCall): AppRoles {
  state.appRoles[mount.uuid] ??= { roles: {}, secretIds: {} };
  return state.appRoles[mount.uuid] ?? { roles: {}, secretIds: {} };
}

/** Role names are kept in lower case. */
export const roleName = ({ params }: OpenCall): string => (params.role ?? '').toLowerCase();

export const roleOf = (call: OpenCall): Role | undefined => appRolesOf(call).roles[roleName(call)];

export const hashOf = (secretId: string): string => createHash('sha256').update(secretId).digest('hex');

/** A role's secret ids that have not ended. */
export function liveSecretIds(kept: AppRoles, role: string, now: number): SecretId[] {
  const live = (kept.secretIds[role] ?? []).filter(each => each.expiresAt === null || each.expiresAt > now);
  kept.secretIds[role] = live;
  return live;
}

export function removeSecretId(kept: AppRoles, role: string, secretId: SecretId): void {
  kept.secretIds[role] = (kept.secretIds[role] ?? []).filter(each => each.accessor !== secretId.accessor);
}
