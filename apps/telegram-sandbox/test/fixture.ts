import type { TelegramClient } from 'telegram';
import { afterAll, beforeAll } from 'vitest';
import type { Sandbox } from '../src/sandbox.ts';
import { type Account, type ControlClient, controlClient, type NewAccount } from './control-client.ts';
import { type ClientOptions, connectClient, logIn, trustServerKey } from './gramjs-client.ts';
import { runSandbox } from './running-sandbox.ts';

export type Fixture = {
  /** The sandbox itself, which runs in this process. */
  readonly sandbox: Sandbox;
  readonly control: ControlClient;
  readonly dataDirectory: string;
  /** A client that has a key but nobody logged in; or with a session, whoever that belongs to. */
  connect(options?: ClientOptions): Promise<TelegramClient>;
  /** A new account and a client that is logged in as it. */
  newUser(account?: Partial<NewAccount>): Promise<{ account: Account; client: TelegramClient }>;
  /** One more client of an account. */
  logIn(account: Pick<Account, 'userId' | 'phone' | 'username'>): Promise<TelegramClient>;
  newAccount(account?: Partial<NewAccount>): Promise<Account>;
  restart(): Promise<void>;
};

let lastPhone = 15_550_100;

/** One sandbox for a test file. Every client that was connected is destroyed at the end. */
export function useSandbox(options: { people?: number; patience?: boolean } = {}): Fixture {
  const clients: TelegramClient[] = [];
  let sandbox: Awaited<ReturnType<typeof runSandbox>> | undefined;
  const running = () => {
    if (!sandbox) throw new Error('the sandbox is not running yet');
    return sandbox.current;
  };
  const control = controlClient(() => running().controlUrl);

  beforeAll(async () => {
    sandbox = await runSandbox(options);
    await trustServerKey(control);
  });
  afterAll(async () => {
    for (const client of clients) await client.destroy();
    await sandbox?.stop();
  });

  const connect = async (clientOptions?: ClientOptions) => {
    const client = await connectClient(running, clientOptions);
    clients.push(client);
    return client;
  };
  const newAccount = (account: Partial<NewAccount> = {}) =>
    control.createAccount({ phone: `+${++lastPhone}`, firstName: 'Ada', ...account });
  const logInAs = async (account: Pick<Account, 'userId' | 'phone' | 'username'>) => {
    const client = await connect();
    await logIn(client, account, control);
    return client;
  };
  return {
    get sandbox() {
      return running().sandbox;
    },
    control,
    get dataDirectory() {
      return sandbox?.dataDirectory ?? '';
    },
    connect,
    newAccount,
    logIn: logInAs,
    async newUser(fields) {
      const account = await newAccount(fields);
      return { account, client: await logInAs(account) };
    },
    restart: async () => sandbox?.restart(),
  };
}
