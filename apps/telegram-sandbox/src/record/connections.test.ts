import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Clock } from '../clock.ts';
import { Connections } from './connections.ts';

let directory: string;
let connections: Connections;
const open = () => {
  connections = new Connections(directory, new Clock(directory));
};
const reopen = () => {
  connections.close();
  open();
};
const lines = () => readFileSync(join(directory, 'connections.ndjson'), 'utf8').split('\n').length - 1;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'connections-'));
  open();
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('the connections of the record', () => {
  it('are a line for each key at a start, however many there were, and nothing is forgotten', () => {
    for (let id = 1; id <= 100; id++) {
      connections.spoke(id, { id: 7n, userId: 3 });
      if (id % 10 !== 0) connections.ended(id);
    }
    connections.spoke(101, { id: 8n, userId: null });
    connections.duplicated({ id: 8n });
    expect(lines()).toBe(192);
    const ended = connections.all().map(key => ({ ...key, closed: key.opened }));
    reopen();
    expect(lines()).toBe(2);
    expect(connections.all()).toEqual(ended);
    expect(ended[0]).toMatchObject({ opened: 100, mostParallel: 10 });
    connections.spoke(1, { id: 7n, userId: 3 });
    reopen();
    expect(connections.all()[0]).toMatchObject({ opened: 101, closed: 101, mostParallel: 10 });
  });
});
