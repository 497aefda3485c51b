import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Person } from '../person.ts';
import { CannotDo } from '../print.ts';
import { readSnapshot } from '../snapshot/read-snapshot.ts';
import type { Vault } from '../vault/client.ts';
import { writeWhole } from '../write-whole.ts';

/** Writes all that Vault holds into a new file, as a person asks for it. */
export async function takeSnapshot(vault: Vault, file: string, person: Person): Promise<void> {
  const isThere = await access(file, constants.F_OK).then(
    () => true,
    () => false,
  );
  if (isThere) throw new CannotDo(`${file} is there already`);
  const bytes = await readSnapshot(vault);
  await writeWhole(file, bytes).catch((error: unknown) => {
    throw new CannotDo(`${file} cannot be written: ${error instanceof Error ? error.message : error}`);
  });
  person.tell(`${resolve(file)}: ${bytes.length} bytes, and its sums are right.`);
  person.tell(
    'Keep it apart from Vault and from the shares. It opens with the shares of today, also after a rekey.',
  );
}
