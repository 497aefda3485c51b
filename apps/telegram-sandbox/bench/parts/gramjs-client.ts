import { Api, Logger, TelegramClient } from 'telegram';
import { LogLevel } from 'telegram/extensions/Logger.js';
import { StringSession } from 'telegram/sessions/index.js';
import { sandboxClient } from '../../src/client/index.ts';
import { connectionTo, trustKey } from '../../test/conformance/gramjs-address.ts';
import type { ServerAddress } from '../../test/conformance/published-client.ts';

/** gramjs as it is published, silent, and with nobody logged in unless the session says who. */
export async function connectGramjs(server: ServerAddress, session = ''): Promise<TelegramClient> {
  trustKey(server);
  const stored = new StringSession(session);
  const [first] = server.dataCenters;
  if (session === '' && first) stored.setDC(first.id, first.host, 80);
  const client = new TelegramClient(stored, 1, 'hash', {
    connection: connectionTo(server),
    baseLogger: new Logger(LogLevel.NONE),
  });
  client.onError = async () => {};
  await client.connect();
  return client;
}

/** Makes an account and logs in as it. */
export async function logInAnew(
  client: TelegramClient,
  controlUrl: string,
  { phone, username }: { phone: string; username: string },
): Promise<string> {
  const control = sandboxClient(controlUrl);
  const created = await control.POST('/accounts', { body: { phone, firstName: 'Bench', username } });
  const userId = created.data?.userId ?? '';
  const { phoneCodeHash } = await client.sendCode({ apiId: 1, apiHash: 'hash' }, phone);
  const codes = await control.GET('/accounts/{userId}/login-codes', { params: { path: { userId } } });
  const phoneCode = codes.data?.items[0]?.code ?? '';
  await client.invoke(new Api.auth.SignIn({ phoneNumber: phone, phoneCodeHash, phoneCode }));
  return userId;
}

export function savedSession({ session }: TelegramClient): string {
  if (!(session instanceof StringSession)) throw new Error('the session cannot be saved');
  return session.save();
}
