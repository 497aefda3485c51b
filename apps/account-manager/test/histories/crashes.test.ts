import { afterAll, beforeAll, it, vi } from 'vitest';
import { crashes } from '../model/families.ts';
import { startInstallation } from '../model/installations.ts';
import { proveHistories, seed } from '../model/prove.ts';

vi.mock('../../../../packages/service-kit/src/clock.ts', () => import('../model/standing-clock.ts'));

let installation: Awaited<ReturnType<typeof startInstallation>>;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.close());

it(
  `keeps the rules when processes die, stand still or are cut off between any two steps (seed ${seed})`,
  () => proveHistories(installation, crashes, 3300),
  900_000,
);
