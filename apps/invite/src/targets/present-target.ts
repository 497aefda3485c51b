import { type Target, TargetState } from '@muster/contracts';
import { presentReason } from '../tasks/reason.ts';
import type { TargetRow } from './repository.ts';

/** One person of a task as the API shows them. */
export function presentTarget(target: TargetRow): Target {
  return {
    id: target.id,
    platformUserId: target.platformUserId.toString(),
    username: target.username,
    displayName: target.displayName,
    state: TargetState.parse(target.state),
    reason: target.reasonCode === null ? null : presentReason(target.reasonCode),
    updatedAt: target.updatedAt.toISOString(),
  };
}
