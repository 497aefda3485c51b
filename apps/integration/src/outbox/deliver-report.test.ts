import { createAccountManagerClient, toProblem } from '@muster/contracts';
import { newId } from '@muster/service-kit';
import { describe, expect, it } from 'vitest';
import { deliverReportTo } from './deliver-report.ts';
import type { Report } from './report.ts';

/** account-manager's end of the wire: keeps what arrives and answers with `answer`. */
function wire(answer: () => Response) {
  const arrived: { method: string; path: string; body: unknown }[] = [];
  const client = createAccountManagerClient({
    baseUrl: 'http://account-manager.test',
    async fetch(request) {
      arrived.push({
        method: request.method,
        path: new URL(request.url).pathname,
        body: await request.json(),
      });
      return answer();
    },
  });
  return { arrived, deliver: deliverReportTo(client) };
}

const about = (report: Report) => ({
  id: newId(),
  teamId: newId(),
  accountId: newId(),
  report,
  createdAt: new Date(0),
});
const nothing = () => new Response(null, { status: 204 });
const notFound = () =>
  Response.json(toProblem('not_found'), {
    status: 404,
    headers: { 'content-type': 'application/problem+json' },
  });
const at = new Date(0).toISOString();

describe('a report to account-manager', () => {
  it('of an account registers it', async () => {
    const { arrived, deliver } = wire(nothing);
    const report = about({ about: 'account', personKey: 'k'.repeat(43), connectedAt: at });
    await deliver(report);
    expect(arrived).toEqual([
      {
        method: 'PUT',
        path: `/accounts/${report.accountId}`,
        body: { teamId: report.teamId, platform: 'telegram', personKey: 'k'.repeat(43), connectedAt: at },
      },
    ]);
  });

  it('of a restriction carries its own id, so that it counts once', async () => {
    const { arrived, deliver } = wire(() => Response.json({ until: null, version: 7 }));
    const report = about({ about: 'restriction', kind: 'flood_wait', waitSeconds: 77, observedAt: at });
    expect(await deliver(report)).toEqual({ standingVersion: 7 });
    expect(arrived).toEqual([
      {
        method: 'POST',
        path: `/accounts/${report.accountId}/restrictions`,
        body: { reportId: report.id, kind: 'flood_wait', waitSeconds: 77, observedAt: at },
      },
    ]);
  });

  it('of a used permit says when it was executed at the latest, and whether the account failed', async () => {
    const { arrived, deliver } = wire(nothing);
    const report = about({
      about: 'permit',
      permitId: newId(),
      outcome: 'committed',
      executedAt: at,
      accountFault: true,
    });
    await deliver(report);
    expect(arrived[0]?.body).toEqual({
      accountId: report.accountId,
      outcome: 'committed',
      executedAt: at,
      accountFault: true,
    });
  });

  it('that gives back a permit which was never granted is done, and any other that is not accepted is not', async () => {
    const { deliver } = wire(notFound);
    const permitId = newId();
    await expect(
      deliver(
        about({ about: 'permit', permitId, outcome: 'refunded', executedAt: null, accountFault: false }),
      ),
    ).resolves.toBeNull();
    await expect(
      deliver(
        about({ about: 'permit', permitId, outcome: 'unknown', executedAt: null, accountFault: false }),
      ),
    ).rejects.toThrow('not_found');
  });
});
