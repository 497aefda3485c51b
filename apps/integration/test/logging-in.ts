import { newId } from '@muster/service-kit';
import { createTestClock, type TestClock } from '@muster/testkit';
import { vi } from 'vitest';
import { createHarness, type Harness, type Integration, newestCode } from './harness.ts';
import { type LiveView, watchLive } from './live-view.ts';

type Method = { method: 'code'; phone: string } | { method: 'qr' };

/** A team that connects accounts, and everything one wants to see of it. */
export async function createLoggingIn(options: { callDeadlineMs?: number } = {}) {
  const harness: Harness = await createHarness({ people: 200 });
  const clock: TestClock = await createTestClock(harness.environment().REDIS_URL ?? '');
  const logLines: string[] = [];
  const teamId = newId();
  const views = new Set<LiveView>();
  let integration: Integration = await harness.start({ ...options, logLines });
  const { control } = harness.sandbox;

  const call = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object, team = teamId) =>
    integration.call({ teamId: team }, method, `/api/v1/accounts/${path}`, body);

  return {
    harness,
    clock,
    logLines,
    teamId,
    control,
    get integration() {
      return integration;
    },
    /** The process ends in good order, and another one begins. */
    async restart() {
      await integration.stop();
      integration = await harness.start({ ...options, logLines });
    },
    call,
    start: (phone: string, team = teamId) =>
      call('POST', 'logins', { method: 'code', phone } satisfies Method, team),
    startQr: (team = teamId) => call('POST', 'logins', { method: 'qr' } satisfies Method, team),
    submit: (id: string, what: 'code' | 'password', value: string, team = teamId) =>
      call('POST', `logins/${id}/${what}`, { [what]: value }, team),
    resend: (id: string) => call('POST', `logins/${id}/resend`),
    look: async (id: string) => (await call('GET', `logins/${id}`)).body,
    code: (userId: string) => newestCode(harness.sandbox, userId),
    /** Resolves with the attempt once it is as expected; what nobody waits for happens in a moment. */
    until: (id: string, fits: (login: { [field: string]: unknown }) => boolean) =>
      vi.waitFor(
        async () => {
          const { body } = await call('GET', `logins/${id}`);
          if (!fits(body)) throw new Error(`the attempt stands at ${JSON.stringify(body)}`);
          return body;
        },
        { timeout: 10_000, interval: 50 },
      ),
    async watch(id: string, lastEventId?: string): Promise<LiveView> {
      const url = `/api/v1/accounts/logins/${id}/events`;
      const view = await watchLive(integration, { teamId }, url, lastEventId);
      views.add(view);
      return view;
    },
    async close() {
      await Promise.all([...views].map(view => view.leave()));
      await Promise.all([harness.close(), clock.close()]);
    },
  };
}
export type LoggingIn = Awaited<ReturnType<typeof createLoggingIn>>;

/** A code that is certainly wrong. */
export const wrong = (code: string): string => code.replace(/^./, digit => String((Number(digit) + 1) % 10));
