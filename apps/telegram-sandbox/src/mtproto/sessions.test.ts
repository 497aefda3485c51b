import { Buffer } from 'node:buffer';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuthKey } from '../keys/auth-key.ts';
import type { Session } from './session.ts';
import { Sessions } from './sessions.ts';

const MINUTE_MS = 60_000;
const key: AuthKey = {
  id: 7n,
  secret: Buffer.alloc(0),
  ...{ firstSalt: 0n, createdAt: 0, dcId: 1, layer: null, client: null, userId: null, passwordOwedBy: null },
  ...{ login: null, activeAt: 0, revoked: false, duplicated: false },
};
const peer = (session: Session) => ({ key, session });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a session', () => {
  it('is never forgotten as long as a connection is open over which it has spoken', () => {
    const sessions = new Sessions();
    const live = sessions.create(key.id, 1n);
    sessions.hold(peer(live));
    sessions.hold(peer(live));
    sessions.release(peer(live));
    for (let id = 2n; id < 20n; id++) sessions.create(key.id, id);
    sessions.forgetIdle(Date.now() + 60 * MINUTE_MS);
    expect(sessions.get(key.id, 1n)).toBe(live);
    expect(sessions.get(key.id, 19n)).toBe(null);
  });

  it('outlives its last connection by some minutes, in which its client may come back', () => {
    const sessions = new Sessions();
    const left = sessions.create(key.id, 1n);
    sessions.hold(peer(left));
    vi.advanceTimersByTime(60 * MINUTE_MS);
    sessions.release(peer(left));
    sessions.forgetIdle(Date.now() + MINUTE_MS);
    expect(sessions.get(key.id, 1n)).toBe(left);
    sessions.forgetIdle(Date.now() + 5 * MINUTE_MS);
    expect(sessions.get(key.id, 1n)).toBe(null);
  });

  it('makes room for younger ones of its key when its client left it first', () => {
    const sessions = new Sessions();
    const [first, second] = [sessions.create(key.id, 1n), sessions.create(key.id, 2n)];
    for (const session of [first, second]) sessions.hold(peer(session));
    for (const session of [second, first]) sessions.release(peer(session));
    for (let id = 3n; id < 10n; id++) sessions.create(key.id, id);
    expect([sessions.get(key.id, 1n), sessions.get(key.id, 2n)]).toEqual([first, null]);
  });

  it('does not come back by the end of its connections once it was destroyed', () => {
    const sessions = new Sessions();
    const destroyed = sessions.create(key.id, 1n);
    sessions.hold(peer(destroyed));
    expect([sessions.destroy(key.id, 1n), sessions.destroy(key.id, 1n)]).toEqual([true, false]);
    const successor = sessions.create(key.id, 1n);
    sessions.release(peer(destroyed));
    expect(sessions.get(key.id, 1n)).toBe(successor);
    sessions.destroyAll(key.id);
    expect(sessions.get(key.id, 1n)).toBe(null);
  });
});
