import { SERVICE_TOKEN_HEADER } from '@muster/contracts';
import { newId, type UserIdentity } from '@muster/service-kit';
import type { Installation } from './installation.ts';

/** A signed-in user; answers the headers that prove it, as the gateway passes them on. */
export function signIn(
  installation: Installation,
  teamId: string,
  rights: Partial<Pick<UserIdentity, 'role' | 'operator'>> = {},
) {
  const id = newId();
  const token = `token-of-${id}`;
  const expiresAtMs = Date.now() + 600_000;
  installation.users.set(token, {
    id,
    teamId,
    role: 'admin',
    operator: false,
    expiresAtMs,
    token,
    ...rights,
  });
  return { id, headers: { [SERVICE_TOKEN_HEADER]: 'gateway', authorization: `Bearer ${token}` } };
}
export type User = ReturnType<typeof signIn>;

/** Calls a public route as a user; answers status and body. */
export async function callAsUser(
  { app }: Installation,
  user: User,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  body?: object,
  headers: Record<string, string> = {},
) {
  const response = await app.inject({
    method,
    url,
    headers: { ...user.headers, ...headers },
    ...(body && { payload: body }),
  });
  if (response.statusCode >= 500) throw new Error(`${method} ${url}: ${response.body}`);
  return { status: response.statusCode, body: response.body === '' ? null : response.json() };
}
