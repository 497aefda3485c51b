import { setTimeout as sleep } from 'node:timers/promises';
import { type BenchRun, collectMembers, type Figure, median } from '@muster/testkit';
import pg from 'pg';
import type { Page } from 'playwright-core';
import type { Seat, Workplace } from '../parts/workplace.ts';

/** How far and how fast a hurried person scrolls, in px and px a second. */
const SCROLL = { distance: 60_000, speed: 12_000 };

const TABLE = 'section[tabindex="0"]:has(table[aria-rowcount])';

/** Frames a second while the results of a parsing task are scrolled, beside those of the page at rest. */
export async function measureScrolling(workplace: Workplace, { small }: BenchRun): Promise<Figure[]> {
  const taskId = await collectMany(workplace, small ? 4_000 : 1_000_000);
  const { context, ...seat } = await workplace.sit();
  try {
    await seat.page.goto(`/parsing/${taskId}`);
    const table = seat.page.locator(TABLE);
    await table.locator('tbody tr:not([aria-busy=true])').first().waitFor();
    const rest = await framesASecond(seat.page, () => sleep(2_000));
    const rates: number[] = [];
    for (let run = 0; run < (small ? 1 : 5); run += 1)
      rates.push(await framesASecond(seat.page, () => scroll(seat)));
    await table.locator('tbody tr:not([aria-busy=true])').first().waitFor();
    return [
      {
        name: 'dashboard-table-scrolling',
        unit: 'frames a second',
        value: median(rates),
        baseline: rest,
        goal: { of: 'value', atLeast: 50 },
      },
    ];
  } finally {
    await context.close();
  }
}

async function scroll({ page, cdp }: Seat): Promise<void> {
  const box = await page.locator(TABLE).boundingBox();
  if (!box) throw new Error('the table is not shown');
  await cdp.send('Input.synthesizeScrollGesture', {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    yDistance: -SCROLL.distance,
    speed: SCROLL.speed,
    preventFling: true,
  });
}

/** Frames that the main thread drew while something happened. */
async function framesASecond(page: Page, happen: () => Promise<void>): Promise<number> {
  const counting = await page.evaluateHandle(() => {
    const counted = { frames: 0, beganAt: performance.now(), isOver: false };
    const count = () => {
      counted.frames += 1;
      if (!counted.isOver) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    return counted;
  });
  await happen();
  return counting.evaluate(counted => {
    counted.isOver = true;
    return counted.frames / ((performance.now() - counted.beganAt) / 1_000);
  });
}

/** A task that has collected so many people, of whom all but a few were never in any group. */
async function collectMany({ suite, user, world }: Workplace, people: number): Promise<string> {
  const { id } = await collectMembers(user.api, world.source.link, {});
  const client = new pg.Client({ connectionString: suite.postgres.url('parsing') });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO results (id, team_id, task_id, platform_user_id, username, first_name, last_name,
                            premium, bot, deleted, seen_at)
       SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, team_id, id, 900000000000 + n,
              'runner_' || n, 'Мария ' || n, 'Орлова', n % 7 = 0, n % 50 = 0, false, finished_at
       FROM tasks, generate_series(1, $2::int) AS n WHERE id = $1`,
      [id, people],
    );
    await client.query(
      'UPDATE tasks SET collected = collected + $2, reported = reported + $2 WHERE id = $1',
      [id, people],
    );
    await client.query('ANALYZE results');
  } finally {
    await client.end();
  }
  return id;
}
