import { secretPaths } from '@muster/secrets';
import type { Person } from '../person.ts';
import { CannotDo } from '../print.ts';
import type { Vault } from '../vault/client.ts';
import { secretKeeper } from '../vault/secret-keeper.ts';

type Field = { name: string; question: string; fits: RegExp; otherwise: string };

/** What people have to enter, for nobody can make it: by path. */
const entered: Readonly<Record<string, readonly Field[]>> = {
  [secretPaths.telegramApp]: [
    {
      name: 'apiId',
      question: 'api_id (https://my.telegram.org, API development tools)',
      fits: /^[1-9]\d{0,9}$/,
      otherwise: 'api_id is a number.',
    },
    {
      name: 'apiHash',
      question: 'api_hash, from the same page',
      fits: /^[0-9a-f]{32}$/,
      otherwise: 'api_hash is 32 characters of 0-9 and a-f.',
    },
  ],
};

/** Puts in a secret that people have: asked for, checked, and never an argument. */
export async function setSecret(vault: Vault, path: string, person: Person): Promise<void> {
  const fields = entered[path];
  if (!fields) throw new CannotDo(`${path}: only ${Object.keys(entered).join(', ')} can be entered`);
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
