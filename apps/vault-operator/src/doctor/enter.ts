import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createVaultClient, takeSecretId } from '@muster/secrets';
import { z } from 'zod';
import { NEW_OWN_SECRET_ID, OWN_ROLE } from '../session.ts';
import { type Vault, VaultRefused } from '../vault/client.ts';
import { type Finding, type Look, right, wrong } from './finding.ts';

const handOverTo = (role: string): string =>
  role === OWN_ROLE ? NEW_OWN_SECRET_ID : '`vault-operator rotate secret-id` hands over a new one';
const BOOTSTRAP = '`vault-operator bootstrap`, with a root token of `vault-operator root-token`';

const Login = z.object({ auth: z.object({ client_token: z.string() }) });
const Token = z.object({ data: z.object({ policies: z.array(z.string()), ttl: z.number() }) });

/**
 * Logs in as a process does, with what lies in its folder.
 * @returns Vault with the token, which the caller ends
 */
export async function* enter(
  vault: Vault,
  { folder, role, process }: { folder: string; role: string; process: string },
): Look<Vault> {
  const role_id = await read(join(folder, 'role-id'));
  if (role_id === '') {
    yield wrong('role id', `${join(folder, 'role-id')} cannot be read`, BOOTSTRAP);
    return null;
  }
  yield right('role id', `lies in ${folder}`);
  const handedOver = await lookAtHandOver(vault, folder, role, process);
  if (handedOver) yield handedOver;

  const file = join(folder, 'secret-id');
  const about = await stat(file).catch(() => null);
  const secret_id = await read(file);
  if (!about || secret_id === '') {
    const todo =
      handedOver?.is === 'right' ? `start ${process}: it takes the one that waits` : handOverTo(role);
    yield wrong('secret id', `${file} ${about ? 'is empty or cannot be read' : 'is not there'}`, todo);
    return null;
  }
  const mode = (about.mode & 0o777).toString(8).padStart(4, '0');
  yield about.mode & 0o077
    ? wrong(
        'secret id',
        `its mode is ${mode}: others can read it, and so it is not used`,
        `${handOverTo(role)}; revoke the old`,
      )
    : right('secret id', `lies in ${folder}, mode ${mode}`);

  const call = { method: 'POST', path: 'auth/approle/login', body: { role_id, secret_id } } as const;
  const login = await vault.call(call, Login).catch(refusal);
  if (login instanceof VaultRefused) {
    yield wrong('login', `Vault does not let ${role} in: ${login.errors.join('; ')}`, todoOf(login, role));
    return null;
  }
  const own = vault.withToken(login.auth.client_token);
  const { data } = await own.call({ method: 'GET', path: 'auth/token/lookup-self' }, Token);
  const only = data.policies.length === 1 && data.policies[0] === role;
  yield only
    ? right('login', `a token for ${Math.round(data.ttl / 60)} minutes, with the policy ${role}`)
    : wrong(
        'login',
        `the token has the policies ${data.policies.join(', ')}, and not ${role} alone`,
        BOOTSTRAP,
      );
  return own;
}

/** What is handed over and was not taken yet; null where there is nothing. Its own vault-operator takes. */
async function lookAtHandOver(
  vault: Vault,
  folder: string,
  role: string,
  process: string,
): Promise<Finding | null> {
  const wrappedFile = join(folder, 'wrapped-secret-id');
  const token = await read(wrappedFile);
  if (token === '') return null;
  if (role === OWN_ROLE) {
    const client = createVaultClient({ address: vault.address });
    const { status } = await takeSecretId(client, {
      wrappedFile,
      secretIdFile: join(folder, 'secret-id'),
      role,
    });
    if (status === 'taken') return right('hand-over', 'a new secret id was taken');
    if (status === 'lost') {
      const why = 'a new secret id was opened and could not be kept: nobody has it';
      const todo = `make room on the disk and ${folder} writable, then \`vault-operator rotate secret-id\``;
      return wrong('hand-over', why, todo);
    }
    if (status === 'unkept')
      return wrong('hand-over', `${folder} cannot be written`, "make it this user's own");
  }
  const Wrapping = z.object({ data: z.object({ creation_path: z.string() }) });
  const wrapping = await vault
    .call({ method: 'POST', path: 'sys/wrapping/lookup', body: { token } }, Wrapping)
    .catch(refusal);
  if (wrapping instanceof VaultRefused) {
    const why = `what lies in ${wrappedFile} was opened before, or waited for more than an hour`;
    return wrong(
      'hand-over',
      why,
      `\`vault-operator rotate secret-id\` hands over a new one and revokes that; if nobody here opened it, somebody else has: docs/operations.md, When a secret id was opened by somebody else`,
    );
  }
  if (wrapping.data.creation_path !== `auth/approle/role/${role}/secret-id`) {
    const why = `${wrappedFile} wraps something else: ${wrapping.data.creation_path}`;
    return wrong('hand-over', why, `somebody has put it there: find out who. ${handOverTo(role)}`);
  }
  return right('hand-over', `a new secret id waits for ${process} to take it`);
}

function todoOf({ errors }: VaultRefused, role: string): string {
  if (errors.some(text => /CIDR|source address/.test(text))) {
    return `ask from the addresses that roles.json has for ${role}, or mend them there: ${BOOTSTRAP}`;
  }
  return `it has ended or was revoked: ${handOverTo(role)}`;
}

const read = (file: string): Promise<string> =>
  readFile(file, 'utf8').then(
    text => text.trim(),
    () => '',
  );

const refusal = (error: unknown): VaultRefused => {
  if (error instanceof VaultRefused) return error;
  throw error;
};
