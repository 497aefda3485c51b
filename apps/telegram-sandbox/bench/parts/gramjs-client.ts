import { Api, type TelegramClient } from 'telegram';
import { StringSession } from 'telegram/sessions/index.js';
import { sandboxClient } from '../../src/client/index.ts';
import { openGramjs } from '../../test/conformance/gramjs-address.ts';
import type { ServerAddress } from '../../test/conformance/published-client.ts';

/** gramjs as it is published. */
export const connectGramjs = async (server: ServerAddress, session = ''): Promise<TelegramClient> =>
  (await openGramjs(server, session)).client;

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
