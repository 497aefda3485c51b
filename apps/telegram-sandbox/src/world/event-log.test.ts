import { describe, expect, it } from 'vitest';
import { EventLog } from './event-log.ts';

/** A log that begins at pts 10, with one event, one that counts three, and one more. */
function log() {
  const events = new EventLog<string>(10);
  events.append('one', 1_000);
  events.append('three', 2_000, 3);
  events.append('last', 3_000);
  return events;
}

describe('the events since a pts', () => {
  it('are those after it, each with the pts it leads to', () => {
    expect(
      log()
        .since(10)
        ?.map(({ event, pts }) => [event, pts]),
    ).toEqual([
      ['one', 11],
      ['three', 14],
      ['last', 15],
    ]);
    expect(
      log()
        .since(14)
        ?.map(({ event }) => event),
    ).toEqual(['last']);
    expect(log().since(15)).toEqual([]);
  });

  it('include one that was counted only in part', () => {
    expect(
      log()
        .since(12)
        ?.map(({ event }) => event),
    ).toEqual(['three', 'last']);
  });

  it('are unknown before the beginning', () => {
    expect(log().since(9)).toBeNull();
  });
});

it('the pts at a moment is the one before everything that happened since', () => {
  expect([0, 1_000, 1_001, 3_000, 9_000].map(at => log().ptsAt(at))).toEqual([10, 10, 11, 14, 15]);
});
