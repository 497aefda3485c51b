import { readFile } from 'node:fs/promises';

/** Of a clock tick, in s; 100 a second on every Linux that Node runs on. */
const TICK_SECONDS = 1 / 100;

/** What a process holds of memory, in MB. */
export async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024;
}

/** How much of a core a process uses over so long, in percent. */
export async function cpuOf(pid: number, seconds: number): Promise<number> {
  const before = await cpuSeconds(pid);
  const begin = performance.now();
  await new Promise(resolve => setTimeout(resolve, seconds * 1000));
  return ((await cpuSeconds(pid)) - before) / ((performance.now() - begin) / 100_000);
}

/** Throws unless a replica of integration has so many live connections: what it costs is of these. */
export async function expectLive(url: string, count: number): Promise<void> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const live = Number(/^telegram_connections(?:\{.*\})? (\d+)$/m.exec(metrics)?.[1]);
  if (live !== count) throw new Error(`${live} connections are live, and not ${count}`);
}

async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // After the name, which may hold spaces: user and system time are the 12th and 13th field.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_SECONDS;
}
