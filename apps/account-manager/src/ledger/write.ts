import { isDependencyAway, type Pool } from '@muster/service-kit';
import { judgeRefused, type Refusal } from './judge-refused.ts';
import { isMonthMissing, makeMonthsOf } from './months.ts';
import { type Candidate, writeEntries } from './write-entries.ts';

export type Verdict = 'appended' | Refusal;

/**
 * Writes entries together, and says of each whether it was appended or why not. One that Postgres cannot write (a
 * value it does not take, a head that somebody keeps locked) does not keep the others from it: they are written on
 * their own.
 */
export async function write(
  pool: Pool,
  candidates: readonly Candidate[],
): Promise<(Verdict | Promise<Verdict>)[]> {
  try {
    return await writeTogether(pool, candidates);
  } catch (error) {
    // Nobody knows what became of them; asked again, they are known.
    if (isDependencyAway(error) || candidates.length === 1) throw error;
    return candidates.map(candidate => writeAlone(pool, candidate));
  }
}

async function writeAlone(pool: Pool, candidate: Candidate): Promise<Verdict> {
  const [verdict] = await writeTogether(pool, [candidate]);
  if (!verdict) throw new Error('an entry was not judged');
  return verdict;
}

async function writeTogether(pool: Pool, candidates: readonly Candidate[]): Promise<Verdict[]> {
  const written = await writeInMonths(pool, candidates);
  const refused = candidates.filter((_, place) => !written.has(place));
  const refusals = refused.length === 0 ? [] : await judgeRefused(pool, refused);
  return candidates.map((_, place) => (written.has(place) ? 'appended' : (refusals.shift() ?? 'conflict')));
}

/** Months are made ahead of time; one that is not there yet is made now. */
async function writeInMonths(pool: Pool, candidates: readonly Candidate[]): Promise<Set<number>> {
  try {
    return await writeEntries(pool, candidates);
  } catch (error) {
    if (!isMonthMissing(error)) throw error;
    await makeMonthsOf(
      pool,
      candidates.map(({ entry }) => entry.subjectId),
    );
    return writeEntries(pool, candidates);
  }
}
