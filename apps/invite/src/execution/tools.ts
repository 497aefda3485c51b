import type { AccountLeases, Logger } from '@muster/service-kit';
import type { AttemptRepository } from './attempts/repository.ts';
import type { ClaimRepository } from './claims/repository.ts';
import type { Invitations, ListTeamAccounts } from './invitations.ts';
import type { RemainingRepository } from './remaining/repository.ts';

/** What executing a task works with. */
export type ExecutionTools = {
  claims: ClaimRepository;
  attempts: AttemptRepository;
  remaining: RemainingRepository;
  leases: AccountLeases;
  teamAccounts: ListTeamAccounts;
  invitations: Invitations;
  /** Tells those who watch the task that it changed. */
  announce(task: { id: string; teamId: string }): Promise<void>;
  /** The same for an attempt of it. */
  announceAttempt(attemptId: string): Promise<void>;
  log: Logger;
};
