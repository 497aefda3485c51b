import type { BaseConfig } from '../config.ts';
import { createServiceApp, type ServiceAppOptions } from '../http/app.ts';
import type { DoorbellWorker } from '../queue/doorbell.ts';
import type { Closable } from './closables.ts';
import { serve } from './serve.ts';

/**
 * Runs a worker: a process that answers `/healthz`, `/readyz` and `/metrics`, ready only while its jobs move. At
 * shutdown it finishes the steps in hand before what they work with is closed.
 */
export async function serveWorker(
  config: Pick<BaseConfig, 'HOST' | 'PORT'>,
  dependencies: ServiceAppOptions & Closable,
  work: DoorbellWorker,
): Promise<void> {
  const readiness = {
    ...dependencies.readiness,
    queue: async () => ({ queue: await work.depth() }),
    jobs: work.assertMoving,
  };
  const app = createServiceApp({ ...dependencies, readiness });
  await serve(app, {
    host: config.HOST,
    port: config.PORT,
    log: dependencies.log,
    dependencies: {
      async close() {
        await work.close();
        await dependencies.close();
      },
    },
  });
}
