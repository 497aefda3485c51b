import { Stack, Text, Title } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { ButtonLink } from './links.ts';
import { partsTexts } from './parts-texts.ts';

export function PageNotFound() {
  const say = useTexts(partsTexts);
  return (
    <Stack align="center" py="xl" gap="sm">
      <Title order={1} size="h2" ta="center">
        {say('notFound')}
      </Title>
      <Text c="dimmed" ta="center">
        {say('notFoundHint')}
      </Text>
      <ButtonLink to="/">{say('toOverview')}</ButtonLink>
    </Stack>
  );
}
