import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Person } from '../person.ts';
import { CannotDo } from '../print.ts';

export type ShareSources = Pick<Config, 'VAULT_UNSEAL_SHARES_DIR' | 'VAULT_UNSEAL_SHARES'>;

/** Hexadecimal or base64, as Vault gives them; the only share of one is the key itself, a byte shorter. */
const SHARE = /^(?:[0-9a-f]{64}(?:[0-9a-f]{2})?|[A-Za-z0-9+/]{43}[A-Za-z0-9+/=])$/;

/**
 * Shares that lie ready, in files or the environment; null where none are configured. Anything that cannot be a share
 * is named by where it stands, never quoted.
 * @throws CannotDo
 */
export async function readReadyShares(from: ShareSources): Promise<string[] | null> {
  if (from.VAULT_UNSEAL_SHARES_DIR) return readFolder(from.VAULT_UNSEAL_SHARES_DIR);
  if (!from.VAULT_UNSEAL_SHARES) return null;
  return from.VAULT_UNSEAL_SHARES.split(/[\s,]+/)
    .filter(share => share !== '')
    .map((share, index) => asShare(share, `share ${index + 1} of VAULT_UNSEAL_SHARES`));
}

/** Asks for shares one by one; each may be typed by another person. */
export async function askForShares(person: Person, needed: number): Promise<string[]> {
  const shares: string[] = [];
  while (shares.length < needed) {
    const share = await askForShare(person, `Share ${shares.length + 1} of ${needed}`);
    if (shares.includes(share)) person.tell('That share was given already.');
    else shares.push(share);
  }
  return shares;
}

/** Asks until what is typed can be a share. */
export async function askForShare(person: Person, question: string): Promise<string> {
  for (;;) {
    const share = (await person.askSecret(question)).trim();
    if (SHARE.test(share)) return share;
    person.tell('That is no share: 44 characters of base64 or 66 of hexadecimal.');
  }
}

async function readFolder(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => {
    throw new CannotDo(`VAULT_UNSEAL_SHARES_DIR: ${folder} cannot be read`);
  });
  // Mounted folders of Kubernetes hold links named `..data` beside the files.
  const files = names.filter(name => !name.startsWith('.')).sort();
  return Promise.all(
    files.map(async name => asShare((await readFile(join(folder, name), 'utf8')).trim(), join(folder, name))),
  );
}

function asShare(text: string, where: string): string {
  if (!SHARE.test(text)) throw new CannotDo(`${where} is no share`);
  return text;
}
