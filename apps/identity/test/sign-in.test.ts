import { ACCESS_TOKEN_TTL_METRIC, AccessTokenClaims, JwkSet } from '@muster/contracts';
import { createJwtVerifier, JWKS_PATH, toKeyRing } from '@muster/service-kit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookie, type Identity, password, problemCode, signedIn, startIdentity } from './start-identity.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.close());

const login = (email: string, word = password) => identity.post('login', { body: { email, password: word } });

describe('registering', () => {
  it('makes exactly one operator of any number of first users who come together', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => identity.register(`first-${n}@example.org`)),
    );
    expect(answers.map(answer => answer.statusCode)).toEqual(answers.map(() => 201));
    expect(answers.filter(answer => signedIn(answer).user.operator)).toHaveLength(1);
    expect(signedIn(await identity.register('later@example.org')).user.operator).toBe(false);
  });

  it('gives a team of their own, which the user administers', async () => {
    const body = { email: 'Ann@Example.org', password, teamName: 'Gardeners' };
    const { user } = signedIn(await identity.post('register', { body }));
    expect(user).toMatchObject({ email: 'ann@example.org', role: 'admin', team: { name: 'Gardeners' } });
    const other = signedIn(await identity.register('ben@example.org')).user;
    expect(other.team.id).not.toBe(user.team.id);
  });

  it('refuses an e-mail that is taken, in whatever case it is written', async () => {
    await identity.register('carol@example.org');
    const again = await identity.register('CAROL@example.org');
    expect([again.statusCode, problemCode(again)]).toEqual([409, 'email_taken']);
    expect(cookie(again)).toBeUndefined();
  });

  it('takes an e-mail once when it comes twice at the same time, and leaves no half-made team', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => identity.register('dora@example.org')));
    expect(answers.map(answer => answer.statusCode).sort()).toEqual([201, 409, 409]);
    const client = new pg.Client({ connectionString: identity.database.url });
    await client.connect();
    const { rows } = await client.query("SELECT 1 FROM teams WHERE name = 'dora'");
    await client.end();
    expect(rows).toHaveLength(1);
  });

  it('refuses a short password and names the field', async () => {
    const answer = await identity.post('register', { body: { email: 'e@example.org', password: 'short' } });
    expect([answer.statusCode, answer.json().fields[0].path]).toEqual([400, 'password']);
  });
});

describe('logging in', () => {
  beforeAll(() => identity.register('login@example.org'));

  it('answers like a registration', async () => {
    const answer = await login('login@example.org');
    expect(answer.statusCode).toBe(200);
    expect(signedIn(answer).user.email).toBe('login@example.org');
    expect(cookie(answer)?.value).toBeTruthy();
  });

  it('says the same to a wrong password and to an unknown e-mail', async () => {
    const wrong = await login('login@example.org', 'not the password');
    const unknown = await login('nobody@example.org');
    const { requestId: _, ...wrongBody } = wrong.json();
    const { requestId: __, ...unknownBody } = unknown.json();
    expect([wrong.statusCode, wrongBody.code]).toEqual([401, 'invalid_credentials']);
    expect([unknown.statusCode, unknownBody]).toEqual([wrong.statusCode, wrongBody]);
  });

  it('takes as long for an unknown e-mail as for a wrong password', async () => {
    // The processor's time, which other programs do not add to.
    const timeOf = async (email: string) => {
      const before = process.cpuUsage();
      await login(email, 'not the password');
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    let wrong = Number.POSITIVE_INFINITY;
    let unknown = Number.POSITIVE_INFINITY;
    // In turns, and the shortest of each: what this process does besides only ever adds.
    for (let n = 0; n < 10; n += 1) {
      wrong = Math.min(wrong, await timeOf('login@example.org'));
      unknown = Math.min(unknown, await timeOf('nobody@example.org'));
    }
    // Without the same work for both, the unknown one would take a tenth.
    expect(unknown / wrong).toBeGreaterThan(0.5);
    expect(unknown / wrong).toBeLessThan(2);
  });

  it('does not let somebody in with the empty password for whom there is no user', async () => {
    expect((await login('nobody@example.org', ' ')).statusCode).toBe(401);
  });
});

describe('the access token', () => {
  it('is signed with a published key and says who it is for 15 minutes', async () => {
    const answer = signedIn(await identity.register('token@example.org'));
    const published = await identity.app.inject(JWKS_PATH);
    const keys = JwkSet.parse(published.json());
    const ring = toKeyRing(keys);
    const claims = await createJwtVerifier(async kid => ring.get(kid), AccessTokenClaims)(answer.accessToken);
    const { user } = answer;
    expect(claims).toMatchObject({ sub: user.id, team: user.team.id, role: 'admin', operator: false });
    expect((claims?.exp ?? 0) - (claims?.iat ?? 0)).toBe(15 * 60);
    expect(new Date(answer.expiresAt).getTime()).toBe((claims?.exp ?? 0) * 1000);
    expect(published.body).not.toContain('"d"');
  });

  it('lives shorter where the installation says so, which identity tells whoever rotates its key', async () => {
    const own = await startIdentity({ ACCESS_TOKEN_TTL_S: '60' });
    try {
      const { expiresAt } = signedIn(await own.register('short@example.org'));
      expect(new Date(expiresAt).getTime() - Date.now()).toBeLessThanOrEqual(60_000);
      const { body } = await own.app.inject('/metrics');
      expect(body).toMatch(new RegExp(`^${ACCESS_TOKEN_TTL_METRIC}\\{.*\\} 60$`, 'm'));
    } finally {
      await own.close();
    }
  });

  it('opens `me`', async () => {
    const { accessToken, user } = signedIn(await identity.register('me@example.org'));
    const answer = await identity.app.inject({
      url: '/api/v1/auth/me',
      headers: { ...identity.asGateway(), authorization: `Bearer ${accessToken}` },
    });
    expect(answer.json()).toEqual(user);
  });
});
