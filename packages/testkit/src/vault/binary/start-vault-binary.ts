import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { CannotStart } from '../../cannot-start.ts';
import { freePorts } from '../../network/free-ports.ts';
import { startProcess } from '../../process/start-process.ts';
import { untilReady } from '../../process/until-ready.ts';
import { askVault } from '../client.ts';
import { type Product, serverConfig } from './server-config.ts';

export type VaultBinary = {
  /** For VAULT_ADDR: without `/v1`. */
  readonly url: string;
  /** `kill -9`: the port refuses, what it answered for is in its Raft. */
  kill(): Promise<void>;
  /** Starts it anew on the same port and data, sealed; kills it first when it runs. */
  restart(): Promise<void>;
  /** Ends it for good and removes what it kept. */
  stop(): Promise<void>;
};

const ANSWERS_WITHIN_MS = 30_000;

/**
 * Starts an uninitialised server on loopback of a program that is HashiCorp's Vault or OpenBao, with its data in Raft.
 * @throws CannotStart when the program is neither, or ends before it answers
 */
export async function startVaultBinary(program: string): Promise<VaultBinary> {
  const product = await productOf(program);
  const directory = await mkdtemp(path.join(tmpdir(), 'muster-vault-'));
  const dataDir = path.join(directory, 'data');
  await mkdir(dataDir);
  const [port = 0, clusterPort = 0] = await freePorts(2);
  const url = `http://127.0.0.1:${port}`;
  const config = path.join(directory, 'server.json');
  await writeFile(config, serverConfig(product, { port, clusterPort, dataDir }), { mode: 0o600 });
  const start = async () => {
    const running = await startProcess({
      name: product === 'openbao' ? 'OpenBao' : 'Vault',
      command: program,
      args: ['server', `-config=${config}`],
      logFile: path.join(directory, 'server.log'),
    });
    const answers = () =>
      askVault(url, 'GET', 'sys/seal-status').then(
        () => true,
        () => undefined,
      );
    try {
      await untilReady(running, answers, ANSWERS_WITHIN_MS);
    } catch (error) {
      await running.kill();
      await rm(directory, { recursive: true, force: true });
      throw error;
    }
    return running;
  };
  let running = await start();
  return {
    url,
    kill: () => running.kill(),
    async restart() {
      await running.kill();
      running = await start();
    },
    async stop() {
      await running.stop();
      await running.ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function productOf(program: string): Promise<Product> {
  const { stdout, failed } = await execa(program, ['version'], { reject: false });
  if (!failed && stdout.startsWith('Vault v')) return 'vault';
  if (!failed && stdout.startsWith('OpenBao v')) return 'openbao';
  throw new CannotStart(`${program}, which MUSTER_VAULT_BIN names, is neither Vault nor OpenBao.`);
}
