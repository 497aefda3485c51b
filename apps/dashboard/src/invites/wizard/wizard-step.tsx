import { Navigate } from '@tanstack/react-router';
import { AccountsStep } from './accounts-step.tsx';
import { DestinationStep } from './destination-step.tsx';
import { PeopleStep } from './people-step.tsx';
import type { Step } from './step.ts';
import type { StepProps } from './step-props.ts';
import { isReachable } from './steps.tsx';
import { SummaryStep } from './summary-step.tsx';

/** The step that the address names, or the first, where what it builds on is not there any more. */
export function WizardStep({ step, ...props }: StepProps & { step: Step }) {
  if (!isReachable(step, props.wizard)) return <Navigate to="/invites/new" replace />;
  switch (step) {
    case 'destination':
      return <DestinationStep {...props} />;
    case 'accounts':
      return <AccountsStep {...props} />;
    case 'people':
      return <PeopleStep {...props} />;
    case 'summary':
      return <SummaryStep {...props} />;
  }
}
