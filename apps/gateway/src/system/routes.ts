import { getStatus, getSystem } from '@muster/contracts';
import type { ServiceApp } from '@muster/service-kit';
import type { Admission } from '../admission.ts';
import type { Dependencies } from '../dependencies.ts';
import { describeStatus } from './describe-status.ts';
import { describeSystem } from './describe-system.ts';
import { createLook } from './look.ts';
import { shared } from './shared.ts';

/** Every open page asks every few seconds; however many there are, the suite is asked this seldom, in ms. */
const LOOK_AGAIN_MS = 2_000;

/** How the suite is: all of it for the operator, and for every user what that means for them. */
export function systemRoutes(
  app: ServiceApp,
  admission: Admission,
  dependencies: Pick<Dependencies, 'processes' | 'readiness' | 'secretStore' | 'log'>,
): void {
  const look = shared(createLook(dependencies), LOOK_AGAIN_MS);
  app.get(
    getSystem.url,
    { ...admission(getSystem), schema: { response: { 200: getSystem.success.schema } } },
    async () => describeSystem(await look()),
  );
  app.get(
    getStatus.url,
    { ...admission(getStatus), schema: { response: { 200: getStatus.success.schema } } },
    async () => describeStatus(await look()),
  );
}
