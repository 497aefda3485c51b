import type { TelegramClient } from 'telegram';
import { afterAll, beforeAll } from 'vitest';
import { type Account, type ControlClient, controlClient } from './control-client.ts';
import { type ClientOptions, connectClient, logIn, trustServerKey } from './gramjs-client.ts';
import { runSandbox } from './running-sandbox.ts';

export type Fixture = {
  readonly control: ControlClient;
  /** A client that has a key but nobody logged in; or with a session, whoever that belongs to. */
  connect(options?: ClientOptions): Promise<TelegramClient>;
  /** A new account and a client that is logged in as it. */
  newUser(account?: Record<string, unknown>): Promise<{ account: Account; client: TelegramClient }>;
  newAccount(account?: Record<string, unknown>): Promise<Account>;
  restart(): Promise<void>;
};

let lastPhone = 15_550_100;

/** One sandbox for a test file. Every client that was connected is destroyed at the end. */
export function useSandbox(options: { people?: number } = {}): Fixture {
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
  const newAccount = (account = {}) =>
    control.createAccount({ phone: `+${++lastPhone}`, firstName: 'Ada', ...account });
  return {
    control,
    connect,
    newAccount,
    async newUser(fields) {
      const account = await newAccount(fields);
      const client = await connect();
      await logIn(client, account, control);
      return { account, client };
    },
    restart: async () => sandbox?.restart(),
  };
}
