import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Clock } from '../clock.ts';
import { Snapshots } from './snapshots.ts';
import { putBack, takePlace } from './take-place.ts';

let directory: string;
let snapshots: Snapshots;
const file = (name: string) => join(directory, name);
const contents = () =>
  Object.fromEntries(
    ['world.ndjson', 'keys.ndjson', 'record.ndjson', 'later.ndjson']
      .filter(name => existsSync(file(name)))
      .map(name => [name, readFileSync(file(name), 'utf8')]),
  );
const fill = (text: string) => {
  for (const name of ['world.ndjson', 'keys.ndjson', 'record.ndjson']) writeFileSync(file(name), text);
};
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'snapshots-'));
  snapshots = new Snapshots(directory, new Clock(directory));
  fill('then');
  snapshots.save('one');
  fill('now');
  writeFileSync(file('later.ndjson'), 'now');
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Everything as it was saved, but the record; what came to be later is gone. */
const restored = { 'world.ndjson': 'then', 'keys.ndjson': 'then', 'record.ndjson': 'now' };

describe('a staged snapshot', () => {
  it('takes the place of everything but the record', () => {
    snapshots.stage('one');
    takePlace(directory);
    expect(contents()).toEqual(restored);
    expect(snapshots.all().map(({ name }) => name)).toEqual(['one']);
  });

  it('changes nothing before it is complete', () => {
    snapshots.stage('one');
    renameSync(file('restoring'), file('restoring.tmp'));
    rmSync(file('restoring.tmp/keys.ndjson'));
    takePlace(directory);
    expect(contents()).toEqual({
      ...restored,
      'world.ndjson': 'now',
      'keys.ndjson': 'now',
      'later.ndjson': 'now',
    });
    expect(readdirSync(directory).filter(name => name.startsWith('restoring'))).toEqual([]);
  });

  it.each([
    ['nothing', []],
    ['one file', ['world.ndjson']],
    ['every file', ['world.ndjson', 'keys.ndjson', 'clock.ndjson']],
  ])('that was killed after %s had moved is finished by the next process', (_what, moved) => {
    new Clock(directory).advance(1);
    snapshots.save('two');
    snapshots.remove('one');
    writeFileSync(file('world.ndjson'), 'later');
    snapshots.stage('two');
    for (const name of moved)
      if (existsSync(file(`restoring/${name}`))) renameSync(file(`restoring/${name}`), file(name));
    takePlace(directory);
    takePlace(directory);
    expect(contents()).toMatchObject({ 'world.ndjson': 'now', 'keys.ndjson': 'now', 'record.ndjson': 'now' });
    expect(existsSync(file('restoring'))).toBe(false);
  });

  describe('that is put back', () => {
    const before = () => {
      snapshots.stage('one');
      takePlace(directory);
      expect(contents()).toEqual(restored);
    };
    const asBefore = { ...restored, 'world.ndjson': 'now', 'keys.ndjson': 'now', 'later.ndjson': 'now' };

    it('leaves everything as it was', () => {
      before();
      expect(putBack(directory)).toBe(true);
      expect(contents()).toEqual(asBefore);
      expect(putBack(directory)).toBe(false);
    });

    it('by a process that was killed is put back by the next', () => {
      before();
      renameSync(file('replaced'), file('coming-back'));
      rmSync(file('world.ndjson'));
      takePlace(directory);
      expect(contents()).toEqual(asBefore);
      mkdirSync(file('moving-back'));
      renameSync(file('world.ndjson'), file('moving-back/world.ndjson'));
      takePlace(directory);
      expect(contents()).toEqual(asBefore);
    });
  });

  it('takes the world’s time back to when it was saved', () => {
    const clock = new Clock(directory);
    const before = clock.now();
    new Snapshots(directory, clock).save('early');
    clock.advance(86_400_000);
    snapshots.stage('early');
    takePlace(directory);
    expect(Math.abs(new Clock(directory).now() - before)).toBeLessThan(5_000);
  });
});
