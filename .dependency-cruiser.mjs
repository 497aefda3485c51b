// The design as rules over imports. Each has a planted violation in packages/testkit/test/rules/.

const tests = '(^|/)(test|bench)/|\\.test\\.tsx?$';

// The sandbox is a product of its own, and this is its published client: it may be used as any library may.
const sandboxClient = '^apps/telegram-sandbox/src/client/';

export default {
  forbidden: [
    {
      name: 'no-import-of-another-app',
      comment: 'Apps are separate processes, and meet only over HTTP and queues, through contracts.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: ['^apps/$1/', sandboxClient] },
    },
    {
      name: 'no-app-in-packages',
      comment: 'A package serves every app, and so knows none.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/', pathNot: sandboxClient },
    },
    {
      name: 'telegram-only-in-integration',
      comment:
        'integration is the adapter of the platform; the tests of the sandbox prove it with the real client.',
      severity: 'error',
      from: { pathNot: '^apps/(integration/|telegram-sandbox/(test|bench)/)' },
      to: { path: 'node_modules/(telegram|@mtcute)/' },
    },
    {
      name: 'database-only-in-repositories',
      comment: 'What is asked of the database can be found by one file name.',
      severity: 'error',
      from: {
        pathNot: [
          '(^|/)(repository|dependencies)\\.ts$',
          '/src/generated/prisma/',
          '(^|/)prisma\\.config\\.ts$',
          '^packages/(testkit|service-kit/src/database)/',
          tests,
        ],
      },
      to: { path: ['node_modules/(pg|@prisma|prisma)/', '/src/generated/prisma/'] },
    },
    {
      name: 'no-testkit-in-production',
      comment: 'The testkit moves clocks and kills processes.',
      severity: 'error',
      from: { pathNot: ['^packages/testkit/', '^apps/launcher/', tests] },
      to: { path: '^packages/testkit/' },
    },
    {
      name: 'sandbox-stands-alone',
      comment: 'The judge shares no code with those it judges.',
      severity: 'error',
      from: { path: '^apps/telegram-sandbox/', pathNot: '^apps/telegram-sandbox/bench/' },
      to: { path: '^packages/' },
    },
    {
      name: 'sandbox-client-stands-alone',
      comment: 'The client of the sandbox runs in other processes, and with its page in a browser.',
      severity: 'error',
      from: { path: '^apps/telegram-sandbox/src/(client|page)/' },
      to: { path: '^apps/telegram-sandbox/', pathNot: '^apps/telegram-sandbox/src/(client|page)/' },
    },
    {
      name: 'only-types-in-the-dashboard',
      comment: 'A value of the contracts would bring zod and all of them into what every browser loads.',
      severity: 'error',
      from: { path: '^apps/dashboard/', pathNot: tests },
      to: { path: '^packages/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circular-import',
      comment:
        'Circles through types are erased before anything runs; those through import() are closed after all of it has run.',
      severity: 'error',
      from: { pathNot: '/src/generated/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'no-unresolvable-import',
      comment: 'A rule cannot judge an import it cannot follow.',
      severity: 'error',
      from: { pathNot: '/src/generated/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    exclude: { path: '^apps/dashboard/dist/' },
    doNotFollow: { path: ['node_modules', '/src/generated/'] },
    // Types count: knowing a type of the platform or of the database is what the rules forbid.
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] },
  },
};
