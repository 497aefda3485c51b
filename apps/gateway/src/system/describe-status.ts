import { PARTS, type Part, PROCESSES, partSentences, type Readiness, type Status } from '@muster/contracts';
import type { ProcessName } from '@muster/service-kit';
import type { Sight } from './look.ts';

/** What users miss while a process is away. The gateway can only lack the keys that identity publishes. */
const PART_OF: Readonly<Record<ProcessName, Part>> = {
  gateway: 'signing_in',
  identity: 'signing_in',
  integration: 'accounts',
  'account-manager': 'limits',
  parsing: 'parsing',
  'parsing-worker': 'collecting',
  invite: 'invites',
  'invite-worker': 'inviting',
};

/** Checks that fail for many at once, and then are one thing to say rather than many. */
const STORAGE = ['postgres', 'redis'];

/** What does not work, in words for those who work with it. */
export function describeStatus({ at, processes }: Sight): Status {
  const away = new Set(PROCESSES.flatMap(name => awayPart(name, processes.get(name) ?? null) ?? []));
  return {
    checkedAt: at.toISOString(),
    away: PARTS.filter(part => away.has(part)).map(part => ({ part, message: partSentences[part] })),
  };
}

function awayPart(name: ProcessName, answer: Readiness | null): Part | null {
  if (!answer) return PART_OF[name];
  if (answer.status === 'ready') return null;
  return STORAGE.some(check => answer.checks[check] === 'failed') ? 'storage' : PART_OF[name];
}
