import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Navigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ask } from '../api/client.ts';
import { AnchorLink } from '../parts/links.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useFieldErrors } from '../parts/use-field-errors.ts';
import { useTexts } from '../texts/define-texts.ts';
import { Door } from './door.tsx';
import { PasswordField } from './password-field.tsx';
import { signIn, useSession } from './session.ts';
import { sessionTexts } from './session-texts.ts';

type NewUser = { email: string; password: string; teamName: string };

const FIELDS = ['email', 'password', 'teamName'] as const;

export function RegisterPage() {
  const say = useTexts(sessionTexts);
  const { back } = useSearch({ from: '/register' });
  const session = useSession();
  const [differs, setDiffers] = useState(false);
  const register = useMutation({
    mutationFn: ({ email, password, teamName }: NewUser) => {
      const named = teamName.trim() === '' ? {} : { teamName };
      return ask(api.POST('/api/v1/auth/register', { body: { email, password, ...named } }));
    },
    onSuccess: signIn,
  });
  const form = useForm({
    initialValues: { email: '', password: '', repeated: '', teamName: '' },
    onValuesChange: () => {
      register.reset();
      setDiffers(false);
    },
  });
  const fieldError = useFieldErrors(register.error);
  if (session.status === 'signed_in') return <Navigate to={back ?? '/'} replace />;

  const submit = form.onSubmit(values => {
    if (values.password === values.repeated) register.mutate(values);
    else setDiffers(true);
  });

  return (
    <Door
      title={say('register')}
      below={
        <Text size="sm" ta="center">
          {say('haveUser')}{' '}
          <AnchorLink to="/sign-in" search={back ? { back } : {}} underline="always">
            {say('signIn')}
          </AnchorLink>
        </Text>
      }
    >
      <form onSubmit={submit}>
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
            description={say('newPasswordHint')}
            autoComplete="new-password"
            minLength={10}
            required
          />
          <PasswordField
            {...form.getInputProps('repeated')}
            error={differs && say('differs')}
            label={say('repeated')}
            autoComplete="new-password"
            required
          />
          <TextInput
            {...form.getInputProps('teamName')}
            error={fieldError('teamName')}
            label={say('teamName')}
            description={say('teamNameHint')}
            autoComplete="organization"
            maxLength={100}
          />
          {!FIELDS.some(fieldError) && <ProblemAlert error={register.error} />}
          <Button type="submit" loading={register.isPending}>
            {say('registerAction')}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
