import { ENTERED, type Field } from '../entered-secrets.ts';
import type { Person } from '../person.ts';
import { CannotDo } from '../print.ts';
import type { Vault } from '../vault/client.ts';
import { secretKeeper } from '../vault/secret-keeper.ts';

/** Puts in a secret that people have: asked for, checked, and never an argument. */
export async function setSecret(vault: Vault, path: string, person: Person): Promise<void> {
  const fields = ENTERED[path];
  if (!fields) throw new CannotDo(`${path}: only ${Object.keys(ENTERED).join(', ')} can be entered`);
  const keeper = secretKeeper(vault);
  if ((await keeper.has(path)) && !(await person.agrees(`${path} is there already. Replace it?`))) return;
  const values: Record<string, string> = {};
  for (const field of fields) values[field.name] = await askUntilItFits(field, person);
  await keeper.write(path, values);
  person.tell(`${path} is set.`);
}

async function askUntilItFits({ question, fits, otherwise }: Field, person: Person): Promise<string> {
  for (;;) {
    const answer = (await person.askSecret(question)).trim();
    if (fits.test(answer)) return answer;
    person.tell(otherwise);
  }
}
