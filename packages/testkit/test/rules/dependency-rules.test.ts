import { describe, expect, it } from 'vitest';
import { cruise, type PlantedTree, ruleNames } from './planted-tree.ts';

/** One violation a rule: the guilty file comes first. */
const planted: Record<string, PlantedTree> = {
  'no-import-of-another-app': {
    'apps/invite/src/app.ts': ['../../parsing/src/app.ts'],
    'apps/parsing/src/app.ts': [],
  },
  'no-app-in-packages': {
    'packages/contracts/src/client.ts': ['../../../apps/parsing/src/app.ts'],
    'apps/parsing/src/app.ts': [],
  },
  'telegram-only-in-integration': { 'apps/parsing/src/members/collect-members.ts': ['telegram'] },
  'database-only-in-repositories': { 'apps/parsing/src/tasks/routes.ts': ['pg'] },
  'no-testkit-in-production': { 'apps/parsing/src/server.ts': ['@muster/testkit'] },
  'sandbox-stands-alone': { 'apps/telegram-sandbox/src/app.ts': ['@muster/contracts'] },
  'sandbox-client-stands-alone': {
    'apps/telegram-sandbox/src/client/index.ts': ['../sandbox.ts'],
    'apps/telegram-sandbox/src/sandbox.ts': [],
  },
  'only-types-in-the-dashboard': { 'apps/dashboard/src/log/log-page.tsx': ['@muster/contracts'] },
  'no-circular-import': {
    'apps/parsing/src/app.ts': ['./config.ts'],
    'apps/parsing/src/config.ts': ['./app.ts'],
  },
  'no-unresolvable-import': { 'apps/parsing/src/app.ts': ['./gone.ts'] },
};

describe('dependency rules', () => {
  it('have a planted violation each', async () => {
    expect(Object.keys(planted).sort()).toEqual((await ruleNames()).sort());
  });

  it.each(Object.entries(planted))('%s finds its violation, and no other rule does', async (rule, tree) => {
    const [guilty] = Object.keys(tree);
    const violations = await cruise(tree);
    expect(violations).toContainEqual({ rule, from: guilty });
    expect(new Set(violations.map(violation => violation.rule))).toEqual(new Set([rule]));
  });

  it.each([
    ['the generated Prisma client', '../generated/prisma/client.ts'],
    ['Prisma', '@prisma/client'],
  ])('keep %s out of routes', async (_, imported) => {
    const tree = {
      'apps/parsing/src/tasks/routes.ts': [imported],
      'apps/parsing/src/generated/prisma/client.ts': ['@prisma/client'],
    };
    expect(await cruise(tree)).toEqual([
      { rule: 'database-only-in-repositories', from: 'apps/parsing/src/tasks/routes.ts' },
    ]);
  });

  it.each([
    ['no-app-in-packages', 'packages/testkit/src/sandbox/control.ts', '../../../../'],
    ['no-import-of-another-app', 'apps/integration/test/harness.ts', '../../../'],
  ])('%s lets the sandbox’s client through, and nothing else of it', async (rule, from, root) => {
    const sandbox = 'apps/telegram-sandbox/src';
    const tree = (imported: string): PlantedTree => ({ [from]: [root + imported], [imported]: [] });
    expect(await cruise(tree(`${sandbox}/client/index.ts`))).toEqual([]);
    expect(await cruise(tree(`${sandbox}/control/app.ts`))).toEqual([{ rule, from }]);
    expect(await cruise(tree(`${sandbox}/client.ts`))).toEqual([{ rule, from }]);
  });

  it('let through what the design allows', async () => {
    const allowed: PlantedTree = {
      'apps/integration/src/telegram/client.ts': ['telegram', '@muster/contracts'],
      'apps/telegram-sandbox/test/login.test.ts': ['telegram'],
      'apps/parsing/src/tasks/repository.ts': ['pg', '@prisma/client', '../generated/prisma/client.ts'],
      'apps/parsing/src/dependencies.ts': ['pg', './generated/prisma/client.ts'],
      'apps/parsing/src/generated/prisma/client.ts': ['@prisma/client'],
      'apps/parsing/test/tasks.test.ts': ['@muster/testkit', 'pg'],
      'apps/launcher/src/cli.ts': ['@muster/testkit'],
      'apps/dashboard/src/log/log-page.tsx': ['type @muster/contracts'],
      'apps/dashboard/test/harness.ts': ['@muster/contracts', '@muster/testkit'],
    };
    expect(await cruise(allowed)).toEqual([]);
  });
});
