import { readdir, readFile } from 'node:fs/promises';

/** What these processes and all they started hold of memory, in MB; what several share is counted once. */
export async function memoryOf(pids: readonly number[]): Promise<number> {
  const parents = await parentOfEach();
  const isOurs = (pid: number): boolean => pids.includes(pid) || (pid > 1 && isOurs(parents.get(pid) ?? 0));
  const shares = await Promise.all([...parents.keys()].filter(isOurs).map(shareOf));
  return shares.reduce((total, share) => total + share, 0) / 1024;
}

async function parentOfEach(): Promise<Map<number, number>> {
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(
    pids.map(async pid => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      return [pid, Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0)] as const;
    }),
  );
  return new Map(parents);
}

/** Its proportional share, in kB; 0 for one that has ended meanwhile. */
async function shareOf(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
}
