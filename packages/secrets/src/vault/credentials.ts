import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { VaultClient } from './client.ts';
import type { Log } from './clock.ts';
import { type Taking, takeSecretId } from './take-secret-id.ts';
import type { Credentials } from './token.ts';

export type CredentialFiles = {
  /** The AppRole by its name: a secret id of another one is not taken. */
  role: string;
  /** File of the role's id, which is no secret. */
  roleIdFile: string;
  /** File of the secret id, mode 0600. A new one is handed over beside it, in `wrapped-secret-id`. */
  secretIdFile: string;
};

/** Others than the file's owner may do something with it. */
const OTHERS = 0o077;

/**
 * What to log in with, read whenever it is asked for, so that a new secret id needs no restart. One that others can read
 * is not used: they could enter Vault as this service. What is wrong is said once.
 */
export function createCredentials(
  client: VaultClient,
  { role, roleIdFile, secretIdFile }: CredentialFiles,
  log: Log,
): () => Promise<Credentials | null> {
  const wrappedFile = join(dirname(secretIdFile), 'wrapped-secret-id');
  const said = new Map<string, string>();
  let lastTaking: Taking['status'] = 'nothing';
  const say = (of: string, why: string | null) => {
    if (why !== null && said.get(of) !== why) log.warn({ file: of }, why);
    if (why === null) said.delete(of);
    else said.set(of, why);
  };
  return async () => {
    const taking = await takeSecretId(client, { wrappedFile, secretIdFile, role });
    // A replica that shares the folder may have opened it just now, and is about to remove it.
    const mayBeOurs = taking.status === 'spent' && lastTaking !== 'spent';
    lastTaking = taking.status;
    say(wrappedFile, mayBeOurs ? null : whyNotTaken(taking));
    if (taking.status === 'taken') log.info({ file: secretIdFile }, 'a new secret id was handed over');
    const roleId = await readTrimmed(roleIdFile);
    say(roleIdFile, roleId === '' ? 'there is no role id' : null);
    const secretId = await readOwn(secretIdFile);
    say(secretIdFile, secretId.why);
    return roleId === '' || secretId.why !== null ? null : { roleId, secretId: secretId.text };
  };
}

const readTrimmed = (file: string): Promise<string> =>
  readFile(file, 'utf8').then(
    text => text.trim(),
    () => '',
  );

async function readOwn(file: string): Promise<{ text: string; why: null } | { why: string }> {
  const about = await stat(file).catch(() => null);
  if (!about) return { why: 'there is no secret id' };
  if (about.mode & OTHERS) return { why: 'the secret id can be read by others: mode 0600 is wanted' };
  const text = await readTrimmed(file);
  return text === '' ? { why: 'the secret id is empty or cannot be read' } : { text, why: null };
}

function whyNotTaken(taking: Taking): string | null {
  switch (taking.status) {
    case 'spent':
      return 'the secret id that was handed over had been opened or has ended: if nobody knows of it, revoke it and rotate';
    case 'foreign':
      return 'what was handed over is no secret id of this role, and was not opened';
    case 'unkept':
      return 'what was handed over cannot be kept: this process may not write in the folder';
    case 'lost':
      return 'the secret id that was handed over was opened and could not be kept (is the disk full?): rotate again';
    default:
      return null;
  }
}
