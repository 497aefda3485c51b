import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cookie,
  type Identity,
  problemCode,
  refreshToken,
  signedIn,
  startIdentity,
} from './start-identity.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.close());

let users = 0;
/** The first refresh token of a new user's session. */
async function newSession(): Promise<string> {
  users += 1;
  return refreshToken(await identity.register(`user-${users}@example.org`));
}

/** The successor of a token, as one client alone gets it. */
const rotate = async (token: string) => refreshToken(await identity.refresh(token));

const codeOf = async (token: string) => problemCode(await identity.refresh(token));

describe('refreshing', () => {
  it('answers like a login, with another refresh token', async () => {
    const token = await newSession();
    const answer = await identity.refresh(token);
    expect(answer.statusCode).toBe(200);
    expect(signedIn(answer).user.email).toBe(`user-${users}@example.org`);
    expect(refreshToken(answer)).not.toBe(token);
  });

  it('sends the token only in a cookie that scripts and other sites cannot use', async () => {
    const answer = await identity.refresh(await newSession());
    expect(cookie(answer)).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api/v1/auth' });
    expect(answer.body).not.toContain(refreshToken(answer));
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('is refused without a cookie, and with one that was never given', async () => {
    expect(problemCode(await identity.refresh())).toBe('unauthenticated');
    expect(await codeOf('x'.repeat(43))).toBe('unauthenticated');
  });

  it('gives two tabs that come together the same successor', async () => {
    const token = await newSession();
    const answers = await Promise.all(Array.from({ length: 6 }, () => identity.refresh(token)));
    expect(answers.map(answer => answer.statusCode)).toEqual(answers.map(() => 200));
    const successors = new Set(answers.map(refreshToken));
    expect(successors.size).toBe(1);
    const [successor = ''] = successors;
    expect((await identity.refresh(successor)).statusCode).toBe(200);
  });

  it('gives the same successor to the old token for 10 s', async () => {
    const token = await newSession();
    const successor = await rotate(token);
    identity.passTime(9_000);
    expect(await rotate(token)).toBe(successor);
  });

  it('gives the newest successor to a tab that was late by two', async () => {
    const token = await newSession();
    const newest = await rotate(await rotate(token));
    expect(await rotate(token)).toBe(newest);
  });

  it('ends the family when a token comes back after 10 s, also for its newest token', async () => {
    const token = await newSession();
    const newest = await rotate(token);
    identity.passTime(11_000);
    expect(await codeOf(token)).toBe('session_reused');
    expect(await codeOf(newest)).toBe('session_reused');
  });

  it('recognises a token that was used long ago', async () => {
    const token = await newSession();
    let newest = token;
    for (let n = 0; n < 4; n += 1) newest = await rotate(newest);
    identity.passTime(60 * 60_000);
    expect(await codeOf(token)).toBe('session_reused');
    expect(await codeOf(newest)).toBe('session_reused');
  });

  it('leaves the other sessions of the user alone when one family ends', async () => {
    const first = await newSession();
    const body = { email: `user-${users}@example.org`, password: 'a long enough password' };
    const other = refreshToken(await identity.post('login', { body }));
    await rotate(first);
    identity.passTime(11_000);
    await identity.refresh(first);
    expect((await identity.refresh(other)).statusCode).toBe(200);
  });

  it('takes the cookie away where it refuses it', async () => {
    const answer = await identity.refresh('x'.repeat(43));
    expect(cookie(answer)?.value).toBe('');
  });

  it('ends after 30 days, however often it was refreshed', async () => {
    const token = await newSession();
    identity.passTime(29 * 24 * 60 * 60_000);
    const newest = await rotate(token);
    identity.passTime(24 * 60 * 60_000);
    expect(await codeOf(newest)).toBe('unauthenticated');
  });
});

describe('logging out', () => {
  it('ends the family, also within the 10 s of an old token', async () => {
    const token = await newSession();
    const newest = await rotate(token);
    const answer = await identity.post('logout', { refreshToken: newest });
    expect([answer.statusCode, cookie(answer)?.value]).toEqual([204, '']);
    expect(await codeOf(newest)).toBe('unauthenticated');
    expect(await codeOf(token)).toBe('unauthenticated');
  });

  it('works with an old token of the family', async () => {
    const token = await newSession();
    const newest = await rotate(token);
    await identity.post('logout', { refreshToken: token });
    expect(await codeOf(newest)).toBe('unauthenticated');
  });

  it('does nothing without a cookie', async () => {
    expect((await identity.post('logout')).statusCode).toBe(204);
  });
});
