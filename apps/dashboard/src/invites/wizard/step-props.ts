import type { Account } from '@muster/contracts';
import type { Step } from './step.ts';
import type { WizardHandle } from './use-wizard.ts';

/** What every step of the wizard works with. */
export type StepProps = WizardHandle & {
  /** Every account of the team. */
  accounts: readonly Account[];
  go: (step: Step) => void;
};
