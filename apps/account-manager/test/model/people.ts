import { newId } from '@muster/service-kit';
import type { Dependencies } from '../../src/dependencies.ts';
import { newPersonKey } from '../installation.ts';

/** Made known at a time: nearly every history needs one or two, and one statement makes them all. */
const AT_ONCE = 200;

export type ConnectedPerson = { key: string; teamId: string; accountId: string };

/** People whom nobody else in the run is, each with an account that was connected at this moment, in ms. */
export function createPeople(pool: Dependencies['pool'], connectedAt: number) {
  const query = pool.query.bind(pool);
  let unused: ConnectedPerson[] = [];
  return async (): Promise<ConnectedPerson> => {
    if (unused.length === 0) {
      unused = Array.from({ length: AT_ONCE }, () => ({
        key: newPersonKey(),
        teamId: newId(),
        accountId: newId(),
      }));
      await query(
        `WITH person AS (
           INSERT INTO heads (key, first_seen_at) SELECT 'person:' || key, $4 FROM unnest($3::text[]) AS key
         )
         INSERT INTO accounts (id, team_id, platform, person_key, connected_at)
         SELECT id, team_id, 'telegram', key, $4 FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS row (id, team_id, key)`,
        [
          unused.map(({ accountId }) => accountId),
          unused.map(({ teamId }) => teamId),
          unused.map(({ key }) => key),
          new Date(connectedAt),
        ],
      );
    }
    const person = unused.pop();
    if (!person) throw new Error('nobody is left');
    return person;
  };
}
