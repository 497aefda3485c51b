import { CloseButton, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '../parts/links.ts';
import { useUser } from '../session/session.ts';
import { useMay } from '../session/use-may.ts';
import { useTexts } from '../texts/define-texts.ts';
import { FirstStep } from './first-step.tsx';
import { firstStepsQuery } from './first-steps-query.ts';
import { firstStepsTexts } from './first-steps-texts.ts';

/** Leads a new team to its first finished task, and is gone then, or when it is hidden. */
export function FirstSteps() {
  const say = useTexts(firstStepsTexts);
  const user = useUser();
  const mayAct = useMay('member');
  const [isHidden, setHidden] = useLocalStorage({
    key: `muster.first-steps-hidden.${user.id}`,
    defaultValue: false,
    // Before the first paint: what was hidden does not flash.
    getInitialValueInEffect: false,
  });
  const { data } = useQuery({ ...firstStepsQuery, enabled: mayAct && !isHidden });
  if (!mayAct || isHidden || !data || data.hasInvited) return null;
  const { isConnected, hasAudience, parsingTaskId, inviteTaskId } = data;
  const steps = [isConnected, hasAudience, false];
  /** What comes next stands out; the others can be gone to all the same. */
  const looksOf = (step: number) =>
    ({ size: 'xs', variant: steps.indexOf(false) === step ? 'filled' : 'default' }) as const;
  return (
    <Paper withBorder p="md" component="section" aria-label={say('title')}>
      <Group justify="space-between" wrap="nowrap" mb="md">
        <Group gap="sm" align="baseline" role="status">
          <Title order={2} size="h4">
            {say('title')}
          </Title>
          <Text size="sm" c="dimmed">
            {say('progress', { done: steps.filter(Boolean).length, count: steps.length })}
          </Text>
        </Group>
        <CloseButton aria-label={say('hide')} title={say('hide')} onClick={() => setHidden(true)} />
      </Group>
      <Stack component="ol" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
        <FirstStep number={1} isDone={isConnected} title={say('connect')} about={say('connectAbout')}>
          <ButtonLink to="/accounts/connect" {...looksOf(0)}>
            {say('connectAction')}
          </ButtonLink>
        </FirstStep>
        <FirstStep number={2} isDone={hasAudience} title={say('collect')} about={say('collectAbout')}>
          {parsingTaskId === null ? (
            <ButtonLink to="/parsing/new" {...looksOf(1)}>
              {say('collectAction')}
            </ButtonLink>
          ) : (
            <ButtonLink to="/parsing/$taskId" params={{ taskId: parsingTaskId }} {...looksOf(1)}>
              {say('collectWatch')}
            </ButtonLink>
          )}
        </FirstStep>
        <FirstStep number={3} isDone={false} title={say('invite')} about={say('inviteAbout')}>
          {inviteTaskId === null ? (
            <ButtonLink to="/invites/new" {...looksOf(2)}>
              {say('inviteAction')}
            </ButtonLink>
          ) : (
            <ButtonLink to="/invites/$taskId" params={{ taskId: inviteTaskId }} {...looksOf(2)}>
              {say('inviteWatch')}
            </ButtonLink>
          )}
        </FirstStep>
      </Stack>
    </Paper>
  );
}
