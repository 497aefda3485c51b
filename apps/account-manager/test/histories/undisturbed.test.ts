import { afterAll, beforeAll, it, vi } from 'vitest';
import { undisturbed } from '../model/families.ts';
import { startInstallation } from '../model/installations.ts';
import { proveHistories, seed } from '../model/prove.ts';

vi.mock('../../../../packages/service-kit/src/clock.ts', () => import('../model/standing-clock.ts'));

let installation: Awaited<ReturnType<typeof startInstallation>>;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.close());

it(
  `answers exactly as the rules say, whatever is asked for in which order (seed ${seed})`,
  () => proveHistories(installation, undisturbed, 3400),
  900_000,
);
