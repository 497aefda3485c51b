import { AuditEntry, auditActions } from '@muster/contracts';
import type { WrittenEntry } from './repository.ts';

/**
 * An entry as the API shows it.
 * @param email of the user who did it, where they are of the team
 */
export function presentEntry(row: WrittenEntry, email: string | undefined): AuditEntry {
  const { id, userId, service, subjectKind, subjectId, details, at } = row;
  const action = AuditEntry.shape.action.parse(row.action);
  const { en, ru } = auditActions[action];
  return AuditEntry.parse({
    id,
    action,
    message: { en, ru },
    actor: userId ? { kind: 'user', id: userId, email: email ?? null } : { kind: 'service', service },
    subject: { kind: subjectKind, id: subjectId },
    details,
    at: at.toISOString(),
  });
}
