import { EventEmitter, once } from 'node:events';

import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import { clock } from '../clock.ts';
import { type Alarm, type AlarmOptions, createAlarm } from './alarm.ts';

const log = pino({ level: 'silent' });
let alarm: Alarm | undefined;
afterEach(() => alarm?.close());

/** Rows with the moment they wake at; a row is rung for once. */
function start(rows: Map<string, number>, options: Partial<AlarmOptions> = {}) {
  const rings = new EventEmitter();
  const heard: string[] = [];
  alarm = createAlarm({
    log,
    dueRows: async () => [...rows].filter(([, at]) => at <= clock.now()).map(([id]) => id),
    nextWakeAt: async () => Math.min(...rows.values()),
    async ring(id) {
      rows.delete(id);
      heard.push(id);
      rings.emit(id);
    },
    ...options,
  });
  return { alarm, heard, next: (id: string) => once(rings, id) };
}

it('rings for a row when its moment has come', async () => {
  const { heard, next } = start(new Map([['task', clock.now() + 30]]));
  await next('task');
  expect(heard).toEqual(['task']);
});

it('rings in the order it is told', async () => {
  const { heard, next } = start(
    new Map([
      ['urgent', 0],
      ['other', 0],
    ]),
  );
  await next('other');
  expect(heard).toEqual(['urgent', 'other']);
});

it('hears at once of a row that was put to sleep meanwhile', async () => {
  const rows = new Map([['later', clock.now() + 3_600_000]]);
  const { alarm, heard, next } = start(rows);
  rows.set('sooner', clock.now() + 10);
  alarm.check();
  await next('sooner');
  expect(heard).toEqual(['sooner']);
});

it('goes on after a round that failed', async () => {
  let rounds = 0;
  const dueRows = async () => {
    rounds += 1;
    if (rounds === 1) throw new Error('Postgres is away');
    return ['task'];
  };
  const { next } = start(new Map(), { dueRows, nextWakeAt: async () => null });
  alarm?.check();
  await next('task');
  expect(rounds).toBe(2);
});
