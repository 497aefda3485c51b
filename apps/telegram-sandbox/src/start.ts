import type { Config } from './config.ts';
import { buildControlApp } from './control/app.ts';
import type { DataCenter } from './data-centers/data-center.ts';
import type { Log } from './log.ts';
import { openListeners } from './mtproto/listeners.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';

export type RunningSandbox = {
  /** For a test in the same process, which may look at what no client and no control route shows. */
  readonly sandbox: Sandbox;
  readonly controlUrl: string;
  readonly dataCenters: readonly DataCenter[];
  readonly mediaDataCenters: readonly DataCenter[];
  stop(): Promise<void>;
};

/** Builds the world and opens all listeners; when it returns, clients may come. */
export async function startSandbox(config: Config, log?: Log): Promise<RunningSandbox> {
  const sandbox = createSandbox(config, log);
  const listeners = await openListeners(sandbox, config);
  const control = await buildControlApp(sandbox);
  const controlUrl = await control.listen({ host: config.host, port: config.controlPort });
  return {
    sandbox,
    controlUrl,
    dataCenters: sandbox.dataCenters.main,
    mediaDataCenters: sandbox.dataCenters.media,
    async stop() {
      await control.close();
      await listeners.close();
      sandbox.close();
    },
  };
}
