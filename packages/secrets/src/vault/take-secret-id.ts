import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import type { OutOfReach } from '../store.ts';
import type { VaultClient } from './client.ts';

/** What became of a secret id that was handed over. */
export type Taking =
  /** None was handed over since the last one. */
  | { status: 'nothing' }
  | { status: 'taken' }
  /** It was opened before, or is too old: if this process did not open it, somebody else has it. */
  | { status: 'spent' }
  /** It wraps something else than a secret id of this role. */
  | { status: 'foreign'; madeAt: string }
  /** It cannot be kept in the folder, and was not opened. */
  | { status: 'unkept' }
  /** It was opened, and then could not be kept: nobody has it. */
  | { status: 'lost' }
  | { status: OutOfReach };

const Wrapping = z.object({ data: z.object({ creation_path: z.string() }) });
const SecretId = z.object({ data: z.object({ secret_id: z.string().min(1) }) });

/**
 * Takes the secret id that vault-operator has handed over in a wrapping, and keeps it in a file of mode 0600. What a
 * wrapping says of itself is compared before it is opened, so that nobody slips in one of their own:
 * https://developer.hashicorp.com/vault/docs/concepts/response-wrapping#response-wrapping-token-validation
 */
export async function takeSecretId(
  client: VaultClient,
  { wrappedFile, secretIdFile, role }: { wrappedFile: string; secretIdFile: string; role: string },
): Promise<Taking> {
  const token = await readFile(wrappedFile, 'utf8').then(
    text => text.trim(),
    () => '',
  );
  if (token === '') return { status: 'nothing' };
  const wrapping = await client.write('sys/wrapping/lookup', { token }, Wrapping);
  if (wrapping.status !== 'ok') return notOpened(wrapping.status);
  const madeAt = wrapping.body.data.creation_path;
  if (madeAt !== `auth/approle/role/${role}/secret-id`) return { status: 'foreign', madeAt };
  // Before it is opened, which can be done only once; under a name of its own, for replicas may share the folder.
  const draftFile = `${secretIdFile}.${randomUUID()}.draft`;
  const draft = await createOwn(draftFile);
  if (!draft) return { status: 'unkept' };
  try {
    const opened = await client.write('sys/wrapping/unwrap', {}, SecretId, token);
    if (opened.status !== 'ok') return notOpened(opened.status);
    await draft.writeFile(`${opened.body.data.secret_id}\n`);
    // It is nowhere else: a machine that fails now must not leave an empty file.
    await draft.sync();
    await rename(draftFile, secretIdFile);
    await rm(wrappedFile, { force: true });
    return { status: 'taken' };
  } catch {
    return { status: 'lost' };
  } finally {
    await draft.close().catch(() => {});
    await rm(draftFile, { force: true }).catch(() => {});
  }
}

/** An empty file that nobody else can read; null where none can be made. */
async function createOwn(file: string) {
  try {
    return await open(file, 'wx', 0o600);
  } catch {
    return null;
  }
}

/** Vault answers 400 for a wrapping that it does not know any more. */
const notOpened = (status: OutOfReach | 'absent'): Taking =>
  status === 'refused' || status === 'absent' ? { status: 'spent' } : { status };
