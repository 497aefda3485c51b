import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import { buildControlApp } from './control/app.ts';
import { openControlServer } from './control/control-server.ts';
import type { DataCenter } from './data-centers/data-center.ts';
import type { Log } from './log.ts';
import { openListeners } from './mtproto/listeners.ts';
import { Sessions } from './mtproto/sessions.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';
import { forgetReplaced, putBack, takePlace } from './snapshots/take-place.ts';

export type RunningSandbox = {
  /** For a test in the same process, which may look at what no client and no control route shows. */
  readonly sandbox: Sandbox;
  readonly controlUrl: string;
  readonly dataCenters: readonly DataCenter[];
  readonly mediaDataCenters: readonly DataCenter[];
  stop(): Promise<void>;
};

/** What answers behind the addresses of the process until a restored snapshot takes its place. */
type Generation = {
  readonly sandbox: Sandbox;
  readonly sessions: Sessions;
  readonly control: FastifyInstance;
};

/** Builds the world and opens all listeners; when it returns, clients may come. */
export async function startSandbox(config: Config, log?: Log): Promise<RunningSandbox> {
  let current = await begin();
  const listeners = await openListeners(() => current, config);
  const { main, media } = listeners.dataCenters;
  let restoring: Promise<void> = Promise.resolve();
  tellAddresses();
  try {
    if (config.scenario !== undefined) current.sandbox.scenarios.makeOnce(config.scenario, current.sandbox);
  } catch (error) {
    await listeners.close();
    current.sandbox.close();
    throw error;
  }
  const server = await openControlServer(
    (request, response) => current.control.routing(request, response),
    config,
  );

  async function begin(): Promise<Generation> {
    takePlace(config.dataDirectory);
    const sandbox = createSandbox(config, log);
    const control = await buildControlApp(sandbox, { restore });
    await control.ready();
    forgetReplaced(config.dataDirectory);
    return { sandbox, sessions: new Sessions(), control };
  }

  function tellAddresses(): void {
    current.sandbox.dataCenters.main.push(...main);
    current.sandbox.dataCenters.media.push(...media);
  }

  /** One after another; whoever calls meanwhile is answered by the generation that is ending. */
  function restore(name: string): Promise<void> {
    const restored = restoring.then(async () => {
      const ending = current;
      ending.sandbox.snapshots.stage(name);
      await listeners.pause();
      ending.sandbox.close();
      try {
        current = await begin();
        current.sandbox.record.note('snapshot.restored', { snapshot: name });
      } catch (error) {
        putBack(config.dataDirectory);
        current = await begin();
        throw unreadable(name, error);
      } finally {
        tellAddresses();
        listeners.resume();
        // Not awaited: the request that asked for this is still to be answered.
        void ending.control.close();
      }
    });
    restoring = restored.catch(() => {});
    return restored;
  }

  return {
    get sandbox() {
      return current.sandbox;
    },
    controlUrl: server.url,
    dataCenters: main,
    mediaDataCenters: media,
    async stop() {
      await restoring;
      await current.control.close();
      await server.close();
      await listeners.close();
      current.sandbox.close();
    },
  };
}

const unreadable = (name: string, cause: unknown): Error =>
  new Error(`The snapshot ${name} cannot be read, so everything is as it was. ${String(cause)}`, { cause });
