import { type PlanConfig, planBootstrap } from '../bootstrap/plan.ts';
import type { Step } from '../bootstrap/step.ts';
import type { Person } from '../person.ts';
import type { Vault } from '../vault/client.ts';

const STILL_ALIVE =
  'The root token lives: bootstrap again with it, or end it, `vault-operator root-token --revoke`.';

const does: Record<Step['state'], string> = { there: 'stays', missing: 'new', differs: 'mend' };

/**
 * Makes Vault what the suite needs: shows what it will do, does it once the person agrees, and revokes the root token
 * at the end. What is there already stays; one that was broken off is run again.
 * @param root speaks with a root token
 * @returns whether all of it was done
 */
export async function bootstrap(root: Vault, config: PlanConfig, person: Person): Promise<boolean> {
  const plan = await planBootstrap(root, config);
  for (const { name, state } of plan) person.tell(`${does[state].padEnd(6)} ${name}`);
  const open = plan.filter(({ state }) => state !== 'there');
  try {
    if (open.length > 0 && !(await person.agrees(`Do the ${open.length} steps that are not there yet?`))) {
      person.tell(`Nothing was done. ${STILL_ALIVE}`);
      return false;
    }
    for (const { name, apply } of open) {
      await apply();
      person.tell(`done   ${name}`);
    }
    await root.tell({ method: 'POST', path: 'auth/token/revoke-self' });
  } catch (error) {
    person.tell(`Not all of it was done. ${STILL_ALIVE}`);
    throw error;
  }
  person.tell('The root token is revoked. `vault-operator root-token` makes another one from the shares.');
  return true;
}
