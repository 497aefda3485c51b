import { mkdtemp, rm } from 'node:fs/promises';
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
import { createActingAccount } from './acting-account.ts';
import {
  asColumn,
  asRedisValue,
  everyRow,
  everythingWritten,
  formsOf,
  formsOfShort,
  type Place,
} from './everything-kept.ts';

const TYPED_PHONE = '+7 (999) 555-04-71';
const PHONE = '79995550471';
/** Looked up: somebody's, nobody's, and one at which the lookup fails. */
const TYPED_LOOKED_UP = '+7 (999) 555-04-72';
const LOOKED_UP = '79995550472';
const TYPED_NOBODYS = '+7 (999) 555-04-73';
const NOBODYS = '79995550473';
const TYPED_FAILED = '+7 (999) 555-04-74';
const FAILED = '79995550474';
/** Without its country. */
const national = (phone: string) => phone.slice(1);
const PASSWORD = 'correct horse battery';
const WRONG_PASSWORD = 'horse of another colour';
/** Stored in the clear, so that a search that finds nothing has looked. */
const LABEL = 'The one that everybody may read';

let directory: string;
let suite: Suite;
let teamId: string;
let call: (method: string, path: string, body?: object) => Promise<{ status: number; body: Answer }>;
/** Everything that was ever answered. */
const answers: string[] = [];

/** Longer than anything takes, in ms. */
const WAIT = { timeout: 20_000, interval: 200 };

/** A new wrapping key is looked for every half minute. */
const WAIT_FOR_KEY = { timeout: 60_000, interval: 500 };

type Answer = { [field: string]: string };

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'muster-secrets-'));
  suite = await startSuite({ directory, mode: 'demo', env: { LOG_LEVEL: 'trace' } });
  const { accessToken, ...user } = await registerUser(suite.gatewayUrl);
  teamId = user.teamId;
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
  await vi.waitFor(async () => expect(await metrics()).toMatch(wrapped), WAIT_FOR_KEY);
}

/** All that Muster says: what it answered, and its metrics. */
async function everythingSaid(): Promise<Place[]> {
  const metrics = services.map(async ({ name }) => {
    const url = suite.serviceUrl(name === 'gateway' ? 'gateway-health' : name);
    const response = await fetch(`${url}/metrics`);
    expect([name, response.status]).toEqual([name, 200]);
    return { place: `metrics of ${name}`, bytes: Buffer.from(await response.text()) };
  });
  return [{ place: 'answers', bytes: Buffer.from(answers.join('\n')) }, ...(await Promise.all(metrics))];
}

/** Looks numbers up, invites, writes, makes a link and follows one. */
async function act(accountId: string, { channel, link }: { channel: string; link: string }) {
  const account = await createActingAccount({ suite, directory, teamId, accountId }, answers);
  const { platformUserId } = await account.lookUp(TYPED_LOOKED_UP);
  expect(platformUserId).toMatch(/^\d+$/);
  expect(await account.lookUp(TYPED_NOBODYS)).toMatchObject({ code: 'phone_not_found' });
  const fault = { method: 'contacts.resolvePhone', error: 'MOON_PHASE_INVALID', count: 1 };
  await suite.sandbox.control.addFault(fault);
  expect(await account.lookUp(TYPED_FAILED)).toMatchObject({ status: 'failed' });
  expect(await account.invite(platformUserId, channel)).toMatchObject({ outcome: 'joined' });
  expect(await account.makeLink(channel)).toMatchObject({ status: 'link' });
  expect(await account.write(platformUserId, 'Come along')).toMatchObject({ outcome: 'sent' });
  expect(await account.join(link)).toMatchObject({ outcome: 'joined' });
}

it('keeps what gives access to an account to itself, from its connection to its removal', async () => {
  const { control } = suite.sandbox;
  const { userId } = await control.createAccount({
    phone: `+${PHONE}`,
    firstName: 'Ada',
    password: PASSWORD,
  });
  const { userId: other } = await control.createAccount({ phone: `+${LOOKED_UP}`, firstName: 'Grace' });
  const chat = { kind: 'supergroup', title: 'Club' } as const;
  const { chatId } = await control.createChat({ ...chat, creatorUserId: userId });
  const others = await control.createChat({ ...chat, creatorUserId: other });
  const terms = { title: null, expiresAt: null, usageLimit: null, requestNeeded: false };
  const { link } = await control.createLink(others.chatId, terms);
  const { accountId, codes } = await connect(userId);
  const session = await sessionOf(accountId);
  await takeNewWrappingKey();
  await vi.waitFor(
    async () => expect((await call('GET', `/accounts/${accountId}/channels`)).body.readAt).not.toBeNull(),
    WAIT,
  );

  // It acts, fails, is restricted, and is looked at from all sides.
  expect((await call('PATCH', `/accounts/${accountId}`, { label: LABEL })).status).toBe(200);
  const check = () =>
    call('POST', `/accounts/${accountId}/channels/check`, { channel: `telegram:${chatId}` });
  expect((await check()).status).toBe(200);
  await act(accountId, { channel: `telegram:${chatId}`, link });
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
  const rows = await everyRow(suite);
  expect((await call('DELETE', `/accounts/${accountId}`)).body.session).toBe('ended');
  expect((await call('GET', '/accounts/log')).status).toBe(200);

  const places = [...rows, ...(await everythingWritten(directory)), ...(await everythingSaid())];
  const found = (sought: Buffer | string) =>
    places.filter(({ bytes }) => bytes.includes(sought)).map(({ place }) => place);
  const stands = (sought: Buffer | string, where: string) =>
    expect([where, found(sought).filter(place => place.startsWith(where)).length]).not.toEqual([where, 0]);

  // Everywhere something is found that stands there: so what is not found has been looked for.
  const layout = suiteLayout(directory);
  stands(asColumn(LABEL), layout.postgres);
  stands(asRedisValue(accountId), layout.redis);
  for (const database of ['identity', 'account_manager', 'integration']) {
    stands(`"${teamId}"`, `rows of ${database} `);
  }
  stands(JSON.stringify(LABEL), 'answers');
  for (const { name } of services) {
    stands(`"name":"${name}"`, layout.logFile(name));
    stands('http_request_duration', `metrics of ${name}`);
  }
  for (const route of ['/people/resolve', '/invitations', '/invitations/link', '/messages', '/chats/join']) {
    stands(`"${route}"`, layout.logFile('integration'));
  }

  const phones = [PHONE, LOOKED_UP, NOBODYS, FAILED].map(national);
  const typed = [TYPED_PHONE, TYPED_LOOKED_UP, TYPED_NOBODYS, TYPED_FAILED].map(phone => phone.slice(3));
  const texts = [...phones, ...typed, PASSWORD, WRONG_PASSWORD, session.authKey, JSON.stringify(session)];
  const secrets = [...texts.map(text => Buffer.from(text)), Buffer.from(session.authKey, 'base64')];
  for (const secret of [...secrets.flatMap(formsOf), ...codes.flatMap(formsOfShort)]) {
    expect([secret.toString('latin1').slice(0, 40), found(secret)]).toEqual([expect.any(String), []]);
  }
}, 180_000);
