import type { FastifyInstance } from 'fastify';
import { explained } from './cannot-start.ts';
import type { Config } from './config.ts';
import { buildControlApp } from './control/app.ts';
import { openControlServer } from './control/control-server.ts';
import type { DataCenter } from './data-centers/data-center.ts';
import { jsonLog, type Log } from './log.ts';
import { openListeners } from './mtproto/listeners.ts';
import { Sessions } from './mtproto/sessions.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';
import { forgetReplaced, putBack, takePlace } from './snapshots/take-place.ts';
import { makeDataDirectory } from './storage/make-data-directory.ts';
import { ownDirectory } from './storage/own-directory.ts';
import { requireWorld } from './world/require-world.ts';

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
export async function startSandbox(config: Config, log: Log = jsonLog): Promise<RunningSandbox> {
  const closing: (() => unknown)[] = [];
  const closeAll = async () => {
    for (const close of closing.toReversed()) await close();
  };
  try {
    return await open(config, log, closing, closeAll);
  } catch (error) {
    await closeAll();
    throw explained(error, config);
  }
}

/** Whatever it opens it adds to `closing`, so that a start that fails leaves nothing open. */
async function open(
  config: Config,
  log: Log,
  closing: (() => unknown)[],
  closeAll: () => Promise<void>,
): Promise<RunningSandbox> {
  makeDataDirectory(config.dataDirectory);
  const directory = ownDirectory(config.dataDirectory);
  closing.push(() => directory.release());
  const first = await begin();
  if (first.unreadable !== null) log.error('what was to be restored cannot be read', first.unreadable);
  let current = first.generation;
  closing.push(() => current.sandbox.close());
  const listeners = await openListeners(() => current, config);
  closing.push(() => listeners.close());
  const { main, media } = listeners.dataCenters;
  let restoring: Promise<void> = Promise.resolve();
  tellAddresses();
  if (config.scenario !== undefined) current.sandbox.scenarios.makeOnce(config.scenario, current.sandbox);
  const server = await openControlServer(
    (request, response) => current.control.routing(request, response),
    config,
  );
  closing.push(
    () => server.close(),
    () => current.control.close(),
    () => current.sandbox.delays.end(),
    () => restoring,
  );

  /** What was to be restored and is unreadable gives way to the state before. */
  async function begin(): Promise<{ generation: Generation; unreadable: unknown }> {
    takePlace(config.dataDirectory);
    try {
      const generation = await build();
      forgetReplaced(config.dataDirectory);
      return { generation, unreadable: null };
    } catch (unreadable) {
      if (!putBack(config.dataDirectory)) throw unreadable;
      return { generation: await build(), unreadable };
    }
  }

  async function build(): Promise<Generation> {
    requireWorld(config.dataDirectory);
    const sandbox = createSandbox(config, log);
    const control = await buildControlApp(sandbox, { restore });
    await control.ready();
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
      await ending.sandbox.delays.end();
      await listeners.pause();
      ending.sandbox.close();
      try {
        const { generation, unreadable } = await begin();
        current = generation;
        if (unreadable !== null) throw notRestored(name, unreadable);
        current.sandbox.record.note('snapshot.restored', { snapshot: name });
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
    stop: closeAll,
  };
}

const notRestored = (name: string, cause: unknown): Error =>
  new Error(`The snapshot ${name} cannot be read, so everything is as it was. ${String(cause)}`, { cause });
