import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useMoveTask } from '../task/use-move-task.ts';
import { LeftOut } from './left-out.tsx';
import type { StepProps } from './step-props.ts';
import { SummaryFacts } from './summary-facts.tsx';
import { wizardTexts } from './wizard-texts.ts';

/** What will be done, and who is left out and why, before it begins. */
export function SummaryStep({ accounts, wizard, forget, go }: StepProps) {
  const { draft } = wizard;
  const say = useTexts(wizardTexts);
  const navigate = useNavigate();
  const move = useMoveTask(draft?.id ?? '');
  if (!draft?.imported) return null;
  const { id, imported } = draft;
  const leave = async () => {
    await navigate({ to: '/invites/$taskId', params: { taskId: id } });
    forget();
  };
  return (
    <Stack>
      <SummaryFacts accounts={accounts} wizard={wizard} added={imported.added} />
      <LeftOut imported={imported} />
      {imported.added === 0 ? (
        <Alert color="yellow">{say('nobodyToInvite')}</Alert>
      ) : (
        <Text size="sm">{say('pace')}</Text>
      )}
      <ProblemAlert error={move.error} />
      <Group justify="space-between">
        <Button variant="default" onClick={() => go('people')}>
          {say('previous')}
        </Button>
        <Group gap="xs">
          <Button variant="default" onClick={() => void leave()} disabled={imported.added === 0}>
            {say('later')}
          </Button>
          <Button
            loading={move.isPending}
            disabled={imported.added === 0}
            onClick={() => move.mutate('start', { onSuccess: () => void leave() })}
          >
            {say('start')}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
