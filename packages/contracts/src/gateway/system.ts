import { z } from 'zod';
import { defineRoute, PROCESSES } from '../contract.ts';
import { Timestamp } from '../primitives.ts';
import { CheckState, QueueDepth } from '../readiness.ts';

/** `away` gives no answer; `not_ready` answers, and lacks something it needs. */
const ProcessState = z.enum(['ready', 'not_ready', 'away']);

/** `unknown` while nobody answers who could tell. */
const DependencyState = z.enum(['ok', 'failed', 'unknown']);

/** A service or a worker, as it says itself. */
const ProcessHealth = z
  .object({
    name: z.enum(PROCESSES),
    state: ProcessState,
    startedAt: Timestamp.nullable(),
    /** Null while it is away. */
    version: z
      .string()
      .nullable()
      .meta({ examples: ['0.5.0'] }),
    node: z
      .string()
      .nullable()
      .meta({ examples: ['24.21.0'] }),
    /** Everything it needs, one by one. */
    checks: z.array(z.object({ name: z.string().meta({ examples: ['postgres'] }), state: CheckState })),
    queue: QueueDepth.nullable(),
  })
  .meta({ id: 'ProcessHealth' });
export type ProcessHealth = z.infer<typeof ProcessHealth>;

const Dependency = z
  .object({
    state: DependencyState,
    version: z
      .string()
      .nullable()
      .meta({ examples: ['17.2'] }),
  })
  .meta({ id: 'Dependency' });

export const System = z
  .object({
    /** When everybody was asked. */
    checkedAt: Timestamp,
    processes: z.array(ProcessHealth),
    /** The worst that a service says of its own database. */
    postgres: Dependency,
    redis: Dependency,
    secrets: z.object({
      /** `local` is an encrypted file, for development and the demo. */
      store: z.enum(['local', 'vault']),
      /** As the gateway finds the store: `sealed` and `refused` are said of Vault alone. */
      state: z.enum(['ok', 'sealed', 'away', 'refused', 'failed']),
    }),
  })
  .meta({ id: 'System' });
export type System = z.infer<typeof System>;

export const getSystem = defineRoute({
  operationId: 'getSystem',
  service: 'gateway',
  access: { kind: 'operator' },
  method: 'GET',
  url: '/api/v1/system',
  summary: 'Every service and worker, what it needs, and in which versions',
  success: { status: 200, schema: System },
});
