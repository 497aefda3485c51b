import { CannotStart } from '../../cannot-start.ts';
import { freePorts } from '../../network/free-ports.ts';
import { lastWords } from '../../process/last-words.ts';
import { serverConfig } from '../binary/server-config.ts';
import type { VaultBinary } from '../binary/start-vault-binary.ts';
import { askVault } from '../client.ts';
import { VERSION } from '../server.ts';

/** `kill` is `docker kill`; what it keeps is in the container, which `stop` removes. */
export type VaultContainer = VaultBinary & {
  /** What it has written to a file of its own, such as the log of an audit device. */
  readFile(file: string): Promise<string>;
};

/** The one that the installation runs. */
export const VAULT_IMAGE = `hashicorp/vault:${VERSION}`;

const CONFIG = '/vault/config/server.json';
/** A volume of the image, which outlives the process in it. */
const DATA = '/vault/file';

/**
 * Starts an uninitialised server in a container, with its data in Raft: the configuration of `startVaultBinary`, on
 * this machine's own loopback. From behind a published port nobody would be in the networks that secret ids are bound
 * to. Not run so far: no engine was at hand, so its calls were checked against a stand-in (test/vault/engine.ts).
 * @throws CannotStart without a Docker engine, or when the container ends before it answers
 */
export async function startVaultContainer(): Promise<VaultContainer> {
  // Takes most of a second to load: for those alone who ask for it.
  const { GenericContainer, getContainerRuntimeClient, Wait } = await import('testcontainers');
  const engine = await getContainerRuntimeClient().catch(() => {
    throw new CannotStart(
      'MUSTER_TEST_CONTAINERS=1 needs a Docker engine, and none answers on this machine.',
    );
  });
  const [port = 0, clusterPort = 0] = await freePorts(2);
  const url = `http://127.0.0.1:${port}`;
  let said = '';
  const running = await new GenericContainer(VAULT_IMAGE)
    .withNetworkMode('host')
    // The program carries the right to lock memory, and does not start where it may not have it.
    .withAddedCapabilities('IPC_LOCK')
    .withCopyContentToContainer([
      { target: CONFIG, content: serverConfig('vault', { port, clusterPort, dataDir: DATA }) },
    ])
    // Past the image's own start script, which would give up root: audit files lie where a test wants them.
    .withEntrypoint(['vault'])
    .withCommand(['server', `-config=${CONFIG}`])
    .withLogConsumer(log => log.on('data', words => (said += words)))
    .withWaitStrategy(Wait.forLogMessage('Vault server started!'))
    .start()
    .catch((error: unknown) => {
      throw new CannotStart(`${VAULT_IMAGE} did not start: ${lastWords(said) ?? String(error)}`);
    });
  const container = engine.container.getById(running.getId());
  const kill = async () => {
    if ((await container.inspect()).State.Running) await container.kill();
  };
  const stop = async () => {
    await running.stop();
  };
  await askVault(url, 'GET', 'sys/seal-status').catch(async () => {
    await stop();
    throw new CannotStart(
      `${VAULT_IMAGE} runs and cannot be reached at ${url}: the engine has to be on this machine, and Docker Desktop needs its setting "Enable host networking".`,
    );
  });
  return {
    url,
    kill,
    async restart() {
      await kill();
      await running.restart();
    },
    stop,
    async readFile(file) {
      const { exitCode, stdout, stderr } = await running.exec(['cat', file]);
      if (exitCode !== 0) throw new Error(stderr);
      return stdout;
    },
  };
}
