import { serviceSecrets } from '@muster/secrets';
import type { Config } from '../config.ts';
import type { Vault } from '../vault/client.ts';
import { auditStep } from './audit-step.ts';
import { appRoleStep, secretsEngineStep } from './engine-steps.ts';
import { policySteps } from './policy-steps.ts';
import { roleSteps } from './role-steps.ts';
import { readRoles } from './roles.ts';
import { secretIdSteps } from './secret-id-steps.ts';
import { secretSteps } from './secret-steps.ts';
import { serviceKeySteps } from './service-key-steps.ts';
import type { Step } from './step.ts';

export type PlanConfig = Pick<Config, 'HANDOVER_DIR' | 'POLICIES_DIR' | 'ROLES_FILE' | 'VAULT_AUDIT_FILE'>;

/** Everything an installation's Vault has to have, in the order in which it is made; nothing is changed yet. */
export async function planBootstrap(vault: Vault, config: PlanConfig): Promise<readonly Step[]> {
  const roles = await readRoles(config.ROLES_FILE);
  const services = [...serviceSecrets.keys()];
  return [
    await auditStep(vault, config.VAULT_AUDIT_FILE),
    await secretsEngineStep(vault),
    await appRoleStep(vault),
    ...(await policySteps(vault, config.POLICIES_DIR, Object.keys(roles.roles))),
    ...(await roleSteps(vault, roles)),
    ...(await secretSteps(vault, services)),
    ...(await serviceKeySteps(vault, services)),
    ...(await secretIdSteps(vault, roles, config.HANDOVER_DIR)),
  ];
}
