import { once } from 'node:events';
import { createServer } from 'node:net';
import { consecutivePorts, freePort, nextFreePorts, requireFreePorts } from '@muster/testkit';
import { expect, it, onTestFinished } from 'vitest';

it('names the port that is taken, who needs it, who has it, and ports that are free', async () => {
  const first = await freePort();
  const taken = consecutivePorts(first)('integration');
  const server = createServer().listen(taken, '127.0.0.1');
  onTestFinished(() => {
    server.close();
  });
  await once(server, 'listening');
  await expect(requireFreePorts(consecutivePorts(first))).rejects.toThrow(
    new RegExp(
      `^Port ${taken}, which integration needs, is in use by .+ \\(pid ${process.pid}\\); MUSTER_PORT=\\d+ moves`,
    ),
  );
  const suggested = await nextFreePorts(first);
  await expect(requireFreePorts(consecutivePorts(suggested))).resolves.toBeUndefined();
});
