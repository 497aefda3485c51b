import { PROCESSES, type ProcessHealth, type Readiness, type System } from '@muster/contracts';
import type { ProcessName } from '@muster/service-kit';
import type { Sight } from './look.ts';

/** How the suite is, for its operator. */
export function describeSystem({ at, processes, secrets }: Sight): System {
  const answers = [...processes.values()].filter(answer => answer !== null);
  return {
    checkedAt: at.toISOString(),
    processes: PROCESSES.map(name => describeProcess(name, processes.get(name) ?? null)),
    postgres: describeDependency('postgres', answers),
    redis: describeDependency('redis', answers),
    secrets,
  };
}

function describeProcess(name: ProcessName, answer: Readiness | null): ProcessHealth {
  if (!answer) {
    return { name, state: 'away', startedAt: null, version: null, node: null, checks: [], queue: null };
  }
  const { status, startedAt, checks, versions, queue } = answer;
  return {
    name,
    state: status,
    startedAt,
    version: versions.muster ?? null,
    node: versions.node ?? null,
    checks: Object.entries(checks).map(([check, state]) => ({ name: check, state })),
    queue,
  };
}

/** The worst that anybody says of it. */
function describeDependency(name: string, answers: readonly Readiness[]): System['redis'] {
  const told = answers.flatMap(({ checks }) => checks[name] ?? []);
  const version = answers.flatMap(({ versions }) => versions[name] ?? []).at(0) ?? null;
  if (told.length === 0) return { state: 'unknown', version };
  return { state: told.includes('failed') ? 'failed' : 'ok', version };
}
