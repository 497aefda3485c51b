import { auditActions, listAuditEntries, writeAuditEntry } from '@muster/contracts';
import { problem, route, type ServiceApp, toPage } from '@muster/service-kit';
import type { Dependencies } from '../dependencies.ts';
import { presentEntry } from './present-entry.ts';

export function auditRoutes(app: ServiceApp, { auditTrail }: Pick<Dependencies, 'auditTrail'>): void {
  route(app, writeAuditEntry, async ({ body, callingService: service }) => {
    // A service tells of its own acts alone: a stolen one cannot tell tales of the others.
    if (auditActions[body.action].service !== service) throw problem('forbidden');
    await auditTrail.add({ ...body, service });
  });

  route(app, listAuditEntries, async ({ query, user }) => {
    const { rows, total, emails } = await auditTrail.list(user.teamId, query);
    return toPage(rows, query.limit, total, row => presentEntry(row, emails.get(row.userId ?? '')));
  });
}
