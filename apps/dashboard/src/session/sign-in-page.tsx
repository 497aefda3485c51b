import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Navigate, useSearch } from '@tanstack/react-router';
import { api, ask } from '../api/client.ts';
import { AnchorLink } from '../parts/links.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useFieldErrors } from '../parts/use-field-errors.ts';
import { useTexts } from '../texts/define-texts.ts';
import { Door } from './door.tsx';
import { PasswordField } from './password-field.tsx';
import { signIn, useSession } from './session.ts';
import { sessionTexts } from './session-texts.ts';

export function SignInPage() {
  const say = useTexts(sessionTexts);
  const { back } = useSearch({ from: '/sign-in' });
  const session = useSession();
  const login = useMutation({
    mutationFn: (body: { email: string; password: string }) => ask(api.POST('/api/v1/auth/login', { body })),
    onSuccess: signIn,
  });
  const form = useForm({
    initialValues: { email: '', password: '' },
    // What was wrong is about what stood there.
    onValuesChange: () => login.reset(),
  });
  const fieldError = useFieldErrors(login.error);
  if (session.status === 'signed_in') return <Navigate to={back ?? '/'} replace />;
  const hasFieldError = fieldError('email') ?? fieldError('password');

  return (
    <Door
      title={say('signIn')}
      below={
        <Text size="sm" ta="center">
          {say('noUserYet')}{' '}
          <AnchorLink to="/register" search={back ? { back } : {}} underline="always">
            {say('register')}
          </AnchorLink>
        </Text>
      }
    >
      <form onSubmit={form.onSubmit(values => login.mutate(values))}>
        <Stack>
          <TextInput
            {...form.getInputProps('email')}
            error={fieldError('email')}
            label={say('email')}
            type="email"
            autoComplete="username"
            required
            autoFocus
          />
          <PasswordField
            {...form.getInputProps('password')}
            error={fieldError('password')}
            label={say('password')}
            autoComplete="current-password"
            required
          />
          {!hasFieldError && <ProblemAlert error={login.error} />}
          <Button type="submit" loading={login.isPending}>
            {say('signInAction')}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
