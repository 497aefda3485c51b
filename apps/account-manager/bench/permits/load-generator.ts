/** The process that asks: so many connections, each busy with one holder's questions after another. */
import { Pool } from 'undici';
import { isGranted } from './ask.ts';
import { Load, type Loaded } from './load.ts';

process.on('message', message => {
  void run(Load.parse(message)).then(
    loaded => process.send?.(loaded),
    error => process.send?.({ failure: String(error) }),
  );
});
process.on('disconnect', () => process.exit());

async function run({ url, connections, headers, holders }: Load): Promise<Loaded> {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const latenciesMs: number[] = [];
  const rest = holders.values();
  const work = async () => {
    // What one holder asks, it asks one after the other.
    for (const posts of rest) {
      for (const { path, body } of posts) {
        const begin = performance.now();
        const response = await pool.request({ method: 'POST', path, headers, body });
        const answer = await response.body.text();
        latenciesMs.push(performance.now() - begin);
        if (!isGranted(response.statusCode, answer))
          throw new Error(`${path} was answered ${response.statusCode} ${answer}`);
      }
    }
  };
  try {
    // Connections are opened before the clock runs.
    await Promise.all(
      Array.from({ length: connections }, async () =>
        (await pool.request({ method: 'GET', path: '/readyz' })).body.dump(),
      ),
    );
    const begin = performance.now();
    await Promise.all(Array.from({ length: connections }, work));
    return { tookMs: performance.now() - begin, latenciesMs };
  } finally {
    await pool.close();
  }
}
