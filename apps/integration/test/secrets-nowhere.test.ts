import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LocalSecretStore } from '@muster/secrets';
import {
  registerUser,
  rotateSessionKey,
  type Suite,
  services,
  startSuite,
  suiteLayout,
} from '@muster/testkit';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openSession } from '../src/sessions/seal-session.ts';
import { openWrappingKeys } from '../src/sessions/wrapping-keys.ts';

const TYPED_PHONE = '+7 (999) 555-04-71';
const PHONE = '79995550471';
const PASSWORD = 'correct horse battery';
const WRONG_PASSWORD = 'horse of another colour';
/** Stored in the clear, so that a search that finds nothing has looked. */
const LABEL = 'The one that everybody may read';

let directory: string;
let suite: Suite;
let call: (method: string, path: string, body?: object) => Promise<{ status: number; body: Answer }>;
/** Everything that was ever answered. */
const answers: string[] = [];

type Answer = { [field: string]: string };

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'muster-secrets-'));
  suite = await startSuite({ directory, mode: 'demo', env: { LOG_LEVEL: 'trace' } });
  const { accessToken } = await registerUser(suite.gatewayUrl);
  call = async (method, route, body) => {
    const response = await fetch(`${suite.gatewayUrl}/api/v1${route}`, {
      method,
      headers: {
        authorization: `Bearer ${accessToken}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    answers.push(text, JSON.stringify([...response.headers]));
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
  };
});
afterAll(async () => {
  await suite?.stop();
  await rm(directory, { recursive: true, force: true });
});

/** Connects an account with a code and a password, each wrong at first; answers its id and the codes entered. */
async function connect(userId: string) {
  const { body: login } = await call('POST', '/accounts/logins', { method: 'code', phone: TYPED_PHONE });
  const { items } = await suite.sandbox.control.loginCodes(userId);
  const code = items[0]?.code ?? '';
  const wrongCode = code.replace(/^./, digit => String((Number(digit) + 1) % 10));
  const enter = (what: 'code' | 'password', value: string) =>
    call('POST', `/accounts/logins/${login.id}/${what}`, { [what]: value });
  expect((await enter('code', wrongCode)).body.code).toBe('code_invalid');
  expect((await enter('code', code)).body.state).toBe('password_needed');
  expect((await enter('password', WRONG_PASSWORD)).body.code).toBe('password_invalid');
  const { body } = await enter('password', PASSWORD);
  return { accountId: body.accountId ?? '', codes: [code, wrongCode] };
}

/** The session as nobody but integration may know it. */
async function sessionOf(accountId: string) {
  const { secrets, secretsKey } = suiteLayout(directory);
  const client = new pg.Client({ connectionString: suite.postgres.url('integration') });
  await client.connect();
  const { rows } = await client.query('SELECT * FROM sessions WHERE account_id = $1', [accountId]);
  await client.end();
  const [row] = rows;
  const keys = await openWrappingKeys(await LocalSecretStore.open({ dir: secrets, keyFile: secretsKey }));
  const sealed = { dataKey: row.data_key, session: row.session };
  return openSession(await keys.byId(row.wrapping_key_id), accountId, sealed);
}

/** As an operator does it, and integration finds out by itself. */
async function takeNewWrappingKey() {
  const key = await rotateSessionKey(suiteLayout(directory));
  const wrapped = new RegExp(`^sessions_by_wrapping_key\\{key="${key}"[^}]*\\} 1$`, 'm');
  const metrics = async () => (await fetch(`${suite.serviceUrl('integration')}/metrics`)).text();
  await vi.waitFor(async () => expect(await metrics()).toMatch(wrapped), { timeout: 20_000, interval: 200 });
}

/** All that Muster has ever written to a disk: every row and every page before it, and every line of every log. */
async function everythingWritten(): Promise<{ place: string; bytes: Buffer }[]> {
  const layout = suiteLayout(directory);
  const logs = services.map(({ name }) => layout.logFile(name));
  const files = [...logs, ...(await filesIn(layout.postgres)), ...(await filesIn(layout.redis))];
  return Promise.all(
    files.map(async place => ({ place, bytes: await readFile(place).catch(() => Buffer.alloc(0)) })),
  );
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.flatMap(entry => (entry.isFile() ? path.join(entry.parentPath, entry.name) : []));
}

/** All that Muster says: what it answered, and its metrics. */
async function everythingSaid(): Promise<{ place: string; bytes: Buffer }[]> {
  const metrics = services.map(async ({ name }) => {
    const url = suite.serviceUrl(name === 'gateway' ? 'gateway-health' : name);
    const response = await fetch(`${url}/metrics`);
    expect([name, response.status]).toEqual([name, 200]);
    return { place: `metrics of ${name}`, bytes: Buffer.from(await response.text()) };
  });
  return [{ place: 'answers', bytes: Buffer.from(answers.join('\n')) }, ...(await Promise.all(metrics))];
}

/** However it may be written down. */
const formsOf = (secret: Buffer): Buffer[] => [
  secret,
  ...(['hex', 'base64url'] as const).map(encoding => Buffer.from(secret.toString(encoding))),
  Buffer.from(secret.toString('base64').replace(/=+$/, '')),
];

it('keeps what gives access to an account to itself, from its connection to its removal', async () => {
  const { control } = suite.sandbox;
  const { userId } = await control.createAccount({
    phone: `+${PHONE}`,
    firstName: 'Ada',
    password: PASSWORD,
  });
  const { chatId } = await control.createChat({ kind: 'supergroup', title: 'Club', creatorUserId: userId });
  const { accountId, codes } = await connect(userId);
  const session = await sessionOf(accountId);
  await takeNewWrappingKey();

  // It acts, fails, is restricted, and is looked at from all sides.
  expect((await call('PATCH', `/accounts/${accountId}`, { label: LABEL })).status).toBe(200);
  const check = () =>
    call('POST', `/accounts/${accountId}/channels/check`, { channel: `telegram:${chatId}` });
  expect((await check()).status).toBe(200);
  for (const error of ['MOON_PHASE_INVALID', 'FLOOD_WAIT_500']) {
    await control.addFault({ method: 'channels.getFullChannel', error, count: 1 });
    await check();
  }
  await vi.waitFor(
    async () => expect((await call('GET', `/accounts/${accountId}`)).body.state).toBe('flood_wait'),
    { timeout: 10_000 },
  );
  for (const route of ['', '/usage', '/log', '/log/counts', '/channels']) {
    expect([route, (await call('GET', `/accounts/${accountId}${route}`)).status]).toEqual([route, 200]);
  }
  expect((await call('DELETE', `/accounts/${accountId}`)).body.session).toBe('ended');
  expect((await call('GET', '/accounts/log')).status).toBe(200);

  const secrets = [
    PHONE,
    TYPED_PHONE,
    PASSWORD,
    WRONG_PASSWORD,
    session.authKey,
    JSON.stringify(session),
    ...codes.flatMap(code => [`"${code}"`, `\\"${code}\\"`, `code=${code}`, `code ${code}`]),
  ].map(text => Buffer.from(text));
  secrets.push(Buffer.from(session.authKey, 'base64'));
  const places = [...(await everythingWritten()), ...(await everythingSaid())];
  const found = (sought: Buffer) => places.filter(({ bytes }) => bytes.includes(sought)).map(p => p.place);

  expect(found(Buffer.from(LABEL)).some(place => place.startsWith(suiteLayout(directory).postgres))).toBe(
    true,
  );
  for (const { name } of services) {
    expect([name, found(Buffer.from(`"name":"${name}"`)).length]).not.toEqual([name, 0]);
  }
  for (const secret of secrets.flatMap(formsOf)) {
    expect([secret.toString('latin1').slice(0, 40), found(secret)]).toEqual([expect.any(String), []]);
  }
});
