import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { MessageQueue } from './message-queue.ts';
import {
  CallRefused,
  type ConnectedClient,
  type PublishedClient,
  type ReceivedMessage,
  type ServerAddress,
} from './published-client.ts';

const PYTHON = '/usr/bin/python3';
const DRIVER = fileURLToPath(new URL('telethon_client.py', import.meta.url));

/** Debian's python3-telethon, 1.25.1 */
export const telethon: PublishedClient = { name: 'Telethon', layer: 144, installed: isInstalled(), connect };

function isInstalled(): boolean {
  try {
    execFileSync(PYTHON, ['-c', 'import telethon'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const line = z.union([
  z.object({ event: z.literal('message'), text: z.string(), fromId: z.string() }),
  z.object({ event: z.literal('token'), token: z.string() }),
  z.object({ id: z.number(), error: z.string() }),
  z.object({ id: z.number(), failure: z.string() }),
  z.object({ id: z.number(), result: z.unknown() }),
]);

async function connect(server: ServerAddress, session?: string): Promise<ConnectedClient> {
  const child = spawn(PYTHON, [DRIVER], { stdio: ['pipe', 'pipe', 'inherit'] });
  const messages = new MessageQueue<ReceivedMessage>();
  const tokens = new MessageQueue<string>();
  const calls = new Map<number, PromiseWithResolvers<unknown>>();
  createInterface(child.stdout).on('line', text => {
    const said = line.parse(JSON.parse(text));
    if ('event' in said)
      return said.event === 'token'
        ? tokens.push(said.token)
        : messages.push({ text: said.text, fromId: said.fromId });
    const call = calls.get(said.id);
    calls.delete(said.id);
    if ('error' in said) call?.reject(new CallRefused(said.error));
    else if ('failure' in said) call?.reject(new Error(said.failure));
    else call?.resolve(said.result);
  });
  let lastId = 0;
  async function call<Result>(method: string, params: object, result: z.ZodType<Result>): Promise<Result> {
    const id = ++lastId;
    const answer = Promise.withResolvers<unknown>();
    calls.set(id, answer);
    child.stdin.write(`${JSON.stringify({ id, method, params })}\n`);
    return result.parse(await answer.promise);
  }
  const nothing = z.unknown();
  const [dataCenter] = server.dataCenters;
  await call('connect', { dataCenter, publicKeyPem: server.publicKeyPem, session: session ?? null }, nothing);

  const identity = z.object({ id: z.string(), firstName: z.string(), username: z.string().nullable() });
  const page = z.object({ count: z.number(), ids: z.array(z.string()) });
  return {
    requestCode: phone => call('requestCode', { phone }, z.string()),
    signIn: async (phone, codeHash, code) => void (await call('signIn', { phone, codeHash, code }, nothing)),
    checkPassword: async password => void (await call('checkPassword', { password }, nothing)),
    async logInByQr(show) {
      const loggedIn = call('logInByQr', {}, nothing);
      void tokens.next().then(show);
      await loggedIn;
    },
    acceptLoginToken: async token => void (await call('acceptLoginToken', { token }, nothing)),
    logOut: async () => void (await call('logOut', {}, nothing)),
    me: () => call('me', {}, identity),
    resolve: username => call('resolve', { username }, z.object({ id: z.string(), name: z.string() })),
    members: (channel, offset, limit) => call('members', { channel, offset, limit }, page),
    invite: (channel, usernames) =>
      call('invite', { channel, usernames }, z.object({ missingIds: z.null() })),
    history: (username, limit, fromBeginning = false) =>
      call(
        'history',
        { username, limit, fromBeginning },
        z.array(z.object({ id: z.number(), text: z.string() })),
      ),
    send: (username, text, randomId) =>
      call('send', { username, text, randomId: String(randomId) }, z.number()),
    nextMessage: () => messages.next(),
    downloadProfilePhoto: async username =>
      Buffer.from(await call('downloadProfilePhoto', { username }, z.string()), 'base64'),
    saveSession: () => call('saveSession', {}, z.string()),
    async close() {
      await call('close', {}, nothing);
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
