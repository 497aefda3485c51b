import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Identity, password, refreshToken, signedIn, startIdentity } from './start-identity.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.close());

const email = 'somebody-in-particular@example.org';

/** Every row of every table as text, bytes as hex. */
async function dump(): Promise<string> {
  const client = new pg.Client({ connectionString: identity.database.url });
  await client.connect();
  const stored: unknown[] = [];
  for (const table of [
    'teams',
    'users',
    'memberships',
    'operators',
    'sessions',
    'refresh_tokens',
    'audit_entries',
  ])
    stored.push((await client.query(`SELECT t::text FROM ${table} t`)).rows);
  await client.end();
  return JSON.stringify(stored);
}

it('stores of a refresh token only its hash, of a password only its Argon2id hash', async () => {
  const first = refreshToken(await identity.register(email));
  const second = refreshToken(await identity.refresh(first));
  const stored = await dump();
  for (const token of [first, second]) {
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(Buffer.from(token).toString('hex'));
    expect(stored).toContain(createHash('sha256').update(token).digest('hex'));
  }
  expect(stored).not.toContain(password);
  expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
});

it('writes neither e-mails nor passwords nor tokens into its log, also not when something fails', async () => {
  const registered = await identity.register(`x-${email}`);
  const secrets = [email, password, refreshToken(registered), signedIn(registered).accessToken];
  await identity.register(`x-${email}`);
  await identity.post('login', { body: { email, password: 'another password' } });
  await identity.post('login', { body: { email: `${email} `, password } });
  await identity.refresh(refreshToken(registered));
  await identity.post('logout', { refreshToken: refreshToken(registered) });
  await identity.database.drop();
  expect((await identity.post('login', { body: { email, password } })).statusCode).toBeGreaterThanOrEqual(
    500,
  );
  expect((await identity.register(`y-${email}`)).statusCode).toBeGreaterThanOrEqual(500);
  const log = identity.logLines();
  expect(log).toContain('/api/v1/auth/register');
  for (const secret of secrets) expect(log).not.toContain(secret);
});
