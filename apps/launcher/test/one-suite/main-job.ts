import { ParsingTask, unwrap } from '@muster/contracts';
import {
  type ApiUser,
  collectMembers,
  connectAccount,
  type MainJobWorld,
  prepareInvites,
  readEvents,
  registerUser,
  runInvites,
  type ServerSentEvent,
  untilSettled,
} from '@muster/testkit';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { judgeOutcome, readTargets } from '../judge-outcome.ts';
import { membersOf, newWorld, type SuiteUnderTest } from '../world-under-test.ts';

const MEMBERS = 14;

/** From collecting people to having invited them. */
export function testMainJob(suiteUnderTest: () => SuiteUnderTest): void {
  let under: SuiteUnderTest;
  let world: MainJobWorld;
  let user: ApiUser;
  beforeAll(async () => {
    under = suiteUnderTest();
    world = await newWorld(under, MEMBERS);
    user = await registerUser(under.suite.gatewayUrl);
    await connectAccount(user.api, under.suite.sandbox.control, world.account);
  });

  const collect = () => collectMembers(user.api, world.source.link, { onIdle: under.onIdle });
  const prepare = (parsingTaskId: string) =>
    prepareInvites(user.api, { destination: world.destination.link, parsingTaskId });

  it('is judged by the patience of the platform, which punishes haste', async () => {
    const response = await fetch(`${under.suite.sandbox.controlUrl}/patience`);
    expect(await response.json()).toMatchObject({ enabled: true });
  });

  it('stores exactly the members of the group', async () => {
    const task = await collect();
    expect(task).toMatchObject({ state: 'completed', collected: task.reported });
    const { items } = unwrap(
      await user.api.GET('/api/v1/parsing/tasks/{id}/results', {
        params: { path: { id: task.id }, query: { limit: 1000 } },
      }),
    );
    expect(new Set(items.map(person => person.platformUserId))).toEqual(
      await membersOf(under, world.source.chatId),
    );
  });

  it('shows a task live while it collects, up to its end', async () => {
    const { control } = under.suite.sandbox;
    // Four pages, each late enough that the view is open before the first one arrives.
    const { source } = await newWorld(under, 700);
    await control.addFault({ method: 'channels.getParticipants', delayMs: 500 });
    onTestFinished(() => control.clearFaults().then(() => {}));
    const { id } = unwrap(
      await user.api.POST('/api/v1/parsing/tasks', {
        body: { source: { kind: 'members', link: source.link }, priority: 'normal', speed: 'fast' },
      }),
    );
    const seen = await watchToItsEnd(id);
    expect(seen.every(({ event }) => event === 'task')).toBe(true);
    const tasks = seen.map(({ data }) => ParsingTask.parse(data));
    const collected = tasks.map(task => task.collected);
    expect(collected).toEqual(collected.toSorted((a, b) => a - b));
    const underWay = new Set(tasks.filter(task => task.state === 'running').map(task => task.collected));
    expect(underWay.size).toBeGreaterThanOrEqual(3);
    expect(tasks.at(-1)).toMatchObject({ id, state: 'completed', collected: source.memberCount });
  });

  /** Every event of a parsing task until one says that it has completed. */
  async function watchToItsEnd(taskId: string) {
    const seen: ServerSentEvent[] = [];
    const view = new AbortController();
    const timeGoesOn = untilSettled(
      async () => view.signal.aborted,
      isOver => isOver,
      { onIdle: under.onIdle },
    );
    const url = `${under.suite.gatewayUrl}/api/v1/parsing/tasks/${taskId}/events`;
    try {
      for await (const event of readEvents(url, { accessToken: user.accessToken, signal: view.signal })) {
        seen.push(event);
        if (ParsingTask.parse(event.data).state === 'completed') return seen;
      }
      throw new Error(`the view ended after ${seen.length} events`);
    } finally {
      view.abort();
      await timeGoesOn;
    }
  }

  it('exports them as CSV', async () => {
    const task = await collect();
    const response = await fetch(
      `${under.suite.gatewayUrl}/api/v1/parsing/tasks/${task.id}/export?format=csv`,
      {
        headers: { authorization: `Bearer ${user.accessToken}` },
      },
    );
    expect(response.headers.get('content-type')).toContain('text/csv');
    const lines = (await response.text()).trim().split(/\r?\n/);
    expect(lines).toHaveLength(1 + task.collected);
  });

  it('invites those who may be invited, says of the others why, and breaks no limit', async () => {
    const parsed = await collect();
    const { task, imported } = await prepare(parsed.id);
    expect(imported.added + imported.bots + imported.deleted).toBe(parsed.collected);
    // Strict for certain, so that the refusal is seen whatever the seed drew.
    const [strict] = await readTargets(user.api, task.id);
    if (!strict) throw new Error('no target');
    await under.suite.sandbox.control.changePerson(strict.platformUserId, { privacy: { invite: 'nobody' } });

    const done = await runInvites(user.api, task.id, { onIdle: under.onIdle });

    expect(done).toMatchObject({
      state: 'completed',
      targets: { pending: 0, inviting: 0, unknown: 0, total: imported.added },
    });
    await judgeOutcome(under, user.api, world, done);
    const after = await readTargets(user.api, task.id);
    expect(after.find(target => target.id === strict.id)).toMatchObject({
      state: 'failed',
      reason: { code: 'user_privacy_restricted' },
    });
  });
}
