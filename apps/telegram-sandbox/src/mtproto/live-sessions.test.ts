import type { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type AuthKey, newLogin } from '../keys/auth-key.ts';
import { AuthKeys, authKeyId } from '../keys/auth-keys.ts';
import { Layers } from '../tl/layers.ts';
import { LiveSessions } from './live-sessions.ts';
import { type Peer, Session } from './session.ts';

const dataDirectory = mkdtempSync(join(tmpdir(), 'sandbox-'));
const keys = new AuthKeys(dataDirectory);
const log = { info() {}, error() {} };
afterAll(() => {
  keys.close();
  rmSync(dataDirectory, { recursive: true });
});

function newKey(userId: number): AuthKey {
  const secret = randomBytes(256);
  keys.create(secret, 0n, 1);
  const key = keys.get(authKeyId(secret));
  if (!key) throw new Error('no key');
  keys.announceLayer(key, 198);
  keys.logIn(key, userId, newLogin(0, { confirmed: true }));
  return key;
}

/** A session that is live, and what was pushed to it. */
function liveSession(live: LiveSessions, key: AuthKey) {
  const peer: Peer = { key, session: new Session(1n) };
  const pushed: Buffer[] = [];
  const route = { push: (_peer: Peer, body: Buffer) => void pushed.push(body), answer() {} };
  live.spoke(peer, route);
  return { peer, route, pushed };
}

const updates = { _: 'updatesTooLong' } as const;

describe('live sessions', () => {
  it('leave out the session that caused an update, and no other of the same key', () => {
    const live = new LiveSessions({ keys, layers: new Layers(), log });
    const key = newKey(1);
    const [origin, other] = [liveSession(live, key), liveSession(live, key)];
    live.push({ userId: 1 }, updates, { except: origin.peer.session });
    expect([origin.pushed.length, other.pushed.length]).toEqual([0, 1]);
  });

  it('write an update once for all clients of a layer', () => {
    const live = new LiveSessions({ keys, layers: new Layers(), log });
    const [one, two] = [liveSession(live, newKey(2)), liveSession(live, newKey(2))];
    live.push({ userId: 2 }, updates);
    expect(one.pushed[0]).toBe(two.pushed[0]);
  });

  it('name every user once, for as long as one of their sessions is live', () => {
    const live = new LiveSessions({ keys, layers: new Layers(), log });
    const [one, two] = [liveSession(live, newKey(3)), liveSession(live, newKey(3))];
    expect([...live.users()]).toEqual([3]);
    live.left(one.peer, one.route);
    expect([...live.users()]).toEqual([3]);
    live.left(two.peer, two.route);
    expect([...live.users()]).toEqual([]);
  });

  it('forget a connection only while it is still the one that leads to the session', () => {
    const live = new LiveSessions({ keys, layers: new Layers(), log });
    const { peer, route, pushed } = liveSession(live, newKey(4));
    const later: Buffer[] = [];
    live.spoke(peer, { push: (_peer, body) => void later.push(body), answer() {} });
    live.left(peer, route);
    live.push({ userId: 4 }, updates);
    expect([pushed.length, later.length]).toEqual([0, 1]);
  });
});
