import { Skeleton, Stack, Title } from '@mantine/core';
import { isProblem } from '../api/problem.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { AgainButton } from './again-button.tsx';
import { connectingTexts } from './connecting-texts.ts';
import { LoginStep } from './login-step.tsx';
import { StepTitle } from './step-title.tsx';
import { useLogin } from './use-login.ts';

/** An attempt to connect an account, from wherever it stands. */
export function LoginUnderWay({ id }: { id: string }) {
  const say = useTexts(connectingTexts);
  const { data: login, error, refetch } = useLogin(id);
  if (login) {
    return (
      <Stack>
        <StepTitle login={login} />
        <LoginStep key={login.state} login={login} />
      </Stack>
    );
  }
  if (isProblem(error, 'not_found') || isProblem(error, 'invalid_input')) {
    return (
      <Stack align="flex-start">
        <Title order={2} size="h4">
          {say('gone')}
        </Title>
        {say('goneAbout')}
        <AgainButton method="code" />
      </Stack>
    );
  }
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return (
    <Stack aria-busy>
      <Skeleton h={24} w="60%" />
      <Skeleton h={16} />
      <Skeleton h={36} />
      <Skeleton h={36} />
    </Stack>
  );
}
