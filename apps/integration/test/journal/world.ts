import { CALL_DEADLINE_MS, SERVICE_TOKEN_HEADER, type Service } from '@muster/contracts';
import pg from 'pg';
import { expect, vi } from 'vitest';
import { type IntegrationProcess, startIntegrationProcess } from '../integration-process.ts';
import { createInviting, type Inviting } from '../inviting.ts';
import { type Relay, startRelay } from '../relay.ts';
import { type AccountManager, startAccountManager } from './account-manager.ts';

/** Processes start and are swept for reports now and then; on a busy machine that takes its time, in ms. */
export const PATIENCE = { timeout: 30_000, interval: 50 };

/** Two processes of integration that share a Postgres, and everything that can go wrong around the first of them. */
export type JournalWorld = {
  team: Inviting;
  accountManager: AccountManager;
  toPostgres: Relay;
  /** Looks at what the processes wrote, and holds them up. */
  postgres: pg.Client;
  /** The one that is killed, and another one beside it. */
  acting: IntegrationProcess;
  other: IntegrationProcess;
  post(as: Service, through: IntegrationProcess, path: string, body: object): Promise<unknown>;
  /** Waits until the journal says so of a permit. */
  untilState(permitId: string, state: string): Promise<void>;
  close(): Promise<void>;
};

/** @param prepare what is to be there before the processes start: an account belongs to whoever has used it last */
export async function createJournalWorld(prepare: (team: Inviting) => Promise<void>): Promise<JournalWorld> {
  const team = await createInviting({ callDeadlineMs: CALL_DEADLINE_MS });
  await prepare(team);
  await team.integration.stop();
  const accountManager = await startAccountManager();
  const { url } = team.harness.database;
  const toPostgres = await startRelay({ host: new URL(url).hostname, port: Number(new URL(url).port) });
  const relayed = new URL(url);
  relayed.hostname = '127.0.0.1';
  relayed.port = String(toPostgres.port);
  const postgres = new pg.Client({ connectionString: url });
  await postgres.connect();
  const environment = (databaseUrl: string) => (PORT: string) =>
    team.harness.environment({ PORT, ACCOUNT_MANAGER_URL: accountManager.url, DATABASE_URL: databaseUrl });
  const [acting, other] = await Promise.all([
    startIntegrationProcess(environment(relayed.href)),
    startIntegrationProcess(environment(url)),
  ]);
  return {
    team,
    accountManager,
    toPostgres,
    postgres,
    acting,
    other,
    async post(as, through, path, body) {
      const response = await fetch(`${through.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [SERVICE_TOKEN_HEADER]: team.harness.tokenOf(as) },
        body: JSON.stringify(body),
      });
      return response.json();
    },
    untilState: (permitId, state) =>
      vi.waitFor(async () => {
        const { rows } = await postgres.query('SELECT state FROM permits WHERE id = $1', [permitId]);
        expect(rows[0]?.state).toBe(state);
      }, PATIENCE),
    async close() {
      await Promise.all([acting.stop(), other.stop()]);
      await postgres.end();
      await Promise.all([toPostgres.close(), accountManager.close(), team.harness.close()]);
    },
  };
}
