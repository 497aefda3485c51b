import {
  collectMembers,
  connectAccount,
  type OtlpReceiver,
  prepareInvites,
  registerUser,
  runInvites,
  startOtlpReceiver,
  type TracedSpan,
} from '@muster/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type SuiteUnderTest, startSuiteUnderTest } from './world-under-test.ts';

/** What a public client says it is in: nobody believes it. */
const FOREIGN = { traceId: 'f'.repeat(32), spanId: 'e'.repeat(16) };

describe('traces of the main job', () => {
  let under: SuiteUnderTest;
  let receiver: OtlpReceiver;
  /** What must be in no span. */
  const secrets: string[] = [];

  beforeAll(async () => {
    receiver = await startOtlpReceiver();
    under = await startSuiteUnderTest({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint });
    const { gatewayUrl, sandbox } = under.suite;
    const world = await newWorld(under, 4);
    const user = await registerUser(gatewayUrl);
    await connectAccount(user.api, sandbox.control, world.account);
    const { id } = await collectMembers(user.api, world.source.link, { onIdle: under.onIdle });
    const { task } = await prepareInvites(user.api, {
      destination: world.destination.link,
      parsingTaskId: id,
    });
    await runInvites(user.api, task.id, { onIdle: under.onIdle });
    await fetch(`${gatewayUrl}/api/v1/invites/tasks?limit=7&cursor=`, {
      headers: {
        authorization: `Bearer ${user.accessToken}`,
        traceparent: `00-${FOREIGN.traceId}-${FOREIGN.spanId}-01`,
      },
    });
    secrets.push(user.accessToken, user.email, user.password, world.account.phone.slice(1));
    secrets.push(world.account.userId, world.source.link, world.destination.link.slice(1), 'limit=7');
    await under.stop();
  }, 180_000);
  afterAll(() => receiver?.stop());

  const named = (service: string, name: string): TracedSpan[] =>
    receiver.spans.filter(span => span.service === service && span.name === name);
  const one = (service: string, name: string): TracedSpan => {
    const [span] = named(service, name);
    if (!span) throw new Error(`no span ${name} of ${service}`);
    return span;
  };
  const parentOf = ({ parentSpanId }: TracedSpan): TracedSpan | undefined =>
    receiver.spans.find(span => span.spanId === parentSpanId);
  /** From a span up to the beginning of its trace. */
  const lineage = (span: TracedSpan): string[] => {
    const parent = parentOf(span);
    return [`${span.service}: ${span.name}`, ...(parent ? lineage(parent) : [])];
  };

  const START = 'POST /api/v1/invites/tasks/:id/start';

  it('follow a request from the gateway to the service that answers it', () => {
    expect(lineage(one('invite', START))).toEqual([`invite: ${START}`, `gateway: ${START}`]);
    expect(one('gateway', START).parentSpanId).toBeNull();
  });

  it('follow an invitation from the worker’s step down to the call of Telegram', () => {
    const call = one('integration', 'telegram channels.InviteToChannel');
    expect(lineage(call)).toEqual([
      'integration: telegram channels.InviteToChannel',
      'integration: POST /invitations',
      'invite-worker: POST /invitations',
      'invite-worker: step invite-tasks',
    ]);
  });

  it('make each attempt a trace of its own, linked to the request that started the task', () => {
    const { traceId, spanId } = one('invite', START);
    const calls = named('integration', 'telegram channels.InviteToChannel');
    expect(calls.length).toBeGreaterThan(1);
    expect(new Set(calls.map(call => call.traceId)).size).toBe(calls.length);
    const steps = named('invite-worker', 'step invite-tasks');
    expect(steps.map(step => step.links)).toEqual(
      steps.map(() => [expect.objectContaining({ traceId, spanId })]),
    );
    expect(steps.every(step => step.parentSpanId === null)).toBe(true);
  });

  it('do the same for the pages of a parsing task', () => {
    const made = one('parsing', 'POST /api/v1/parsing/tasks');
    const steps = named('parsing-worker', 'step parsing-tasks');
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps)
      expect(step.links).toMatchObject([{ traceId: made.traceId, spanId: made.spanId }]);
  });

  it('begin at the gateway, whatever trace a client says it is in', () => {
    expect(named('gateway', 'GET /api/v1/invites/tasks').length).toBeGreaterThan(0);
    const foreign = receiver.spans.filter(
      ({ traceId, parentSpanId, links }) =>
        traceId === FOREIGN.traceId ||
        parentSpanId === FOREIGN.spanId ||
        links.some(link => link.traceId === FOREIGN.traceId),
    );
    expect(foreign).toEqual([]);
  });

  it('lose no part: every parent that a span names has arrived', () => {
    const orphans = receiver.spans.filter(span => span.parentSpanId !== null && !parentOf(span));
    expect(orphans).toEqual([]);
  });

  it('tell nothing of people: no phone, token, name, link or query', () => {
    const told = JSON.stringify(receiver.spans);
    expect(secrets.filter(secret => secret === '' || told.includes(secret))).toEqual([]);
  });

  it('leave out what watches the installation', () => {
    expect(receiver.spans.filter(({ name }) => /healthz|readyz|metrics/.test(name))).toEqual([]);
  });
});
