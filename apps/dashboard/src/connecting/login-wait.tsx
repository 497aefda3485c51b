import { Alert, Text } from '@mantine/core';
import type { Login } from '@muster/contracts';
import { IconClockPause } from '@tabler/icons-react';
import { isProblem } from '../api/problem.ts';
import { RetryIn } from '../parts/retry-in.tsx';
import { useHasCome } from '../parts/use-has-come.ts';
import { useSentence } from '../texts/sentence.ts';

/** An error of a step but for a wait, which the attempt itself tells, also to whoever comes later. */
export const withoutWait = (error: unknown): unknown => (isProblem(error, 'flood_wait') ? null : error);

/** Whether Telegram wants an attempt to wait now. */
export function useIsWaiting({ problem }: Login): boolean {
  return !useHasCome(problem?.retryAt ?? null);
}

/** Why an attempt has to wait although it goes on, and for how long. */
export function LoginWait({ login }: { login: Login }) {
  const sentence = useSentence();
  const isWaiting = useIsWaiting(login);
  if (!isWaiting || !login.problem) return null;
  return (
    <Alert color="yellow" icon={<IconClockPause />} role="status">
      <Text size="sm">{sentence(login.problem.message)}</Text>
      <RetryIn at={login.problem.retryAt} />
    </Alert>
  );
}
