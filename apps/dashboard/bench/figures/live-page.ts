import { setTimeout as sleep } from 'node:timers/promises';
import { type Attempt, type InviteTask, unwrap } from '@muster/contracts';
import { type BenchRun, collectMembers, type Figure, prepareInvites, runInvites } from '@muster/testkit';
import { type LiveFront, startLiveFront } from '../parts/live-front.ts';
import { metric, type Seat, type Workplace } from '../parts/workplace.ts';

/** Events a second of a busy team's task. */
const RATE = 50;

/** Events a second when it is only about how many there were. */
const HURRIED_RATE = 1_000;

const EVENTS = { few: 1_000, many: 50_000, manyIfSmall: 3_000 };

/** How busy the page of an invite task keeps the main thread, and what is left of its events in memory. */
export async function measureLivePage(workplace: Workplace, { small }: BenchRun): Promise<Figure[]> {
  const { task, attempt } = await inviteSome(workplace);
  const front = await startLiveFront(workplace.suite.gatewayUrl, `/api/v1/invites/tasks/${task.id}/events`);
  const { context, ...seat } = await workplace.sit();
  try {
    await seat.page.goto(`${front.url}/invites/${task.id}`);
    await front.opened;
    await front.tell('task', { ...task, state: 'running', finishedAt: null });
    const stream = new Stream(front, attempt);

    const forMs = small ? 2_000 : 20_000;
    const idle = await busyShare(seat, () => sleep(forMs));
    const busy = await busyShare(seat, () => stream.tell((RATE * forMs) / 1_000, RATE));
    await stream.tell(EVENTS.few - stream.told, HURRIED_RATE);
    const few = await heapOf(seat, stream);
    await stream.tell((small ? EVENTS.manyIfSmall : EVENTS.many) - stream.told, HURRIED_RATE);
    const many = await heapOf(seat, stream);
    return [
      {
        name: 'dashboard-live-main-thread',
        unit: '% busy',
        value: busy * 100,
        // Of the same page while nothing happens.
        baseline: idle * 100,
        goal: { of: 'value', atMost: 20 },
      },
      {
        name: 'dashboard-live-heap',
        unit: 'MB',
        value: many / 1e6,
        // After the first thousand events.
        baseline: few / 1e6,
        goal: { of: 'ratio', atMost: 1.1 },
      },
    ];
  } finally {
    await context.close();
    await front.close();
  }
}

/** Attempts as the invite service tells them: each begins, and then somebody has joined. */
class Stream {
  told = 0;
  readonly #front: LiveFront;
  readonly #like: Attempt;

  constructor(front: LiveFront, like: Attempt) {
    this.#front = front;
    this.#like = like;
  }

  /** What was told last about the newest person. */
  get newestName(): string {
    return `Runner ${Math.floor((this.told - 1) / 2)}`;
  }

  async tell(count: number, perSecond: number): Promise<void> {
    const beganAt = performance.now();
    for (let n = 0; n < count; n += 1) {
      const dueIn = beganAt + (n / perSecond) * 1_000 - performance.now();
      if (dueIn > 1) await sleep(dueIn);
      await this.#front.tell('attempt', this.#next());
    }
  }

  #next(): Attempt {
    const index = Math.floor(this.told / 2);
    const hasJoined = this.told % 2 === 1;
    this.told += 1;
    const now = new Date().toISOString();
    const id = `00000000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
    return {
      ...this.#like,
      id,
      targetId: id,
      displayName: `Runner ${index}`,
      outcome: hasJoined ? 'joined' : 'under_way',
      startedAt: now,
      finishedAt: hasJoined ? now : null,
    };
  }
}

/** The share of time in which the main thread worked while something happened. */
async function busyShare(seat: Seat, happen: () => Promise<void>): Promise<number> {
  const before = { at: performance.now(), busy: await metric(seat, 'TaskDuration') };
  await happen();
  const busySeconds = (await metric(seat, 'TaskDuration')) - before.busy;
  return busySeconds / ((performance.now() - before.at) / 1_000);
}

/** What is in use once the page has shown the newest event and what it no longer needs is collected, in bytes. */
async function heapOf(seat: Seat, stream: Stream): Promise<number> {
  await seat.page.getByText(stream.newestName, { exact: false }).first().waitFor();
  await seat.cdp.send('HeapProfiler.collectGarbage');
  return metric(seat, 'JSHeapUsedSize');
}

/** A task that has run, and one of its attempts. */
async function inviteSome({ user, world }: Workplace): Promise<{ task: InviteTask; attempt: Attempt }> {
  const parsed = await collectMembers(user.api, world.source.link, {});
  const { task } = await prepareInvites(user.api, {
    destination: world.destination.link,
    parsingTaskId: parsed.id,
  });
  const done = await runInvites(user.api, task.id, {});
  const log = unwrap(
    await user.api.GET('/api/v1/invites/tasks/{id}/log', { params: { path: { id: task.id } } }),
  );
  const attempt = log.items.find(({ outcome }) => outcome === 'joined');
  if (!attempt) throw new Error('nobody has joined');
  return { task: done, attempt };
}
