/** The sandbox, with what it costs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type RunningSandbox, startSandbox } from '../../src/start.ts';
import { servePart } from './part.ts';

const dataDirectory = mkdtempSync(join(tmpdir(), 'sandbox-bench-'));
process.on('exit', () => rmSync(dataDirectory, { recursive: true, force: true }));
let running: RunningSandbox | undefined;

servePart({
  async start(params) {
    const { people } = z.object({ people: z.number() }).parse(params);
    running = await startSandbox({
      host: '127.0.0.1',
      controlPort: 0,
      dataCenterPorts: [0],
      mediaDataCenterPorts: [0],
      dataDirectory,
      seed: 1,
      people,
      // The bench hurries on purpose.
      patience: false,
    });
    return running.controlUrl;
  },
  /** Draws the members of every group and the end of its history, as somebody does who looks at it. */
  drawEverything() {
    let members = 0;
    for (const chat of running?.sandbox.world.chats.all() ?? []) {
      members += chat.members.newestFirst().length;
      chat.messages.newest();
    }
    return members;
  },
  usage() {
    const { user, system } = process.cpuUsage();
    return { cpuMs: (user + system) / 1_000, rssMb: process.memoryUsage.rss() / 2 ** 20 };
  },
  stop: () => running?.stop(),
});
