import { Alert, Box, Paper, Stack, Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { PageTitle } from '../parts/page-title.tsx';
import { useMay } from '../session/use-may.ts';
import { useTexts } from '../texts/define-texts.ts';
import { BeginLogin } from './begin-login.tsx';
import { connectingTexts } from './connecting-texts.ts';
import { LoginUnderWay } from './login-under-way.tsx';

export function ConnectPage() {
  const say = useTexts(connectingTexts);
  const { login } = useSearch({ from: '/signed-in/accounts/connect' });
  const mayConnect = useMay('member');
  const [phone, setPhone] = useState('');
  return (
    <Stack maw={560}>
      <Box>
        <PageTitle>{say('title')}</PageTitle>
        <Text size="sm" c="dimmed">
          {say('about')}
        </Text>
      </Box>
      {mayConnect ? (
        <Paper withBorder p={{ base: 'md', sm: 'lg' }}>
          {login === undefined ? (
            <BeginLogin phone={phone} onPhone={setPhone} />
          ) : (
            <LoginUnderWay key={login} id={login} />
          )}
        </Paper>
      ) : (
        <Alert color="gray">{say('viewer')}</Alert>
      )}
    </Stack>
  );
}
