import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { partsTexts } from '../parts/parts-texts.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useTexts } from '../texts/define-texts.ts';

type Props = {
  opened: boolean;
  onClose: () => void;
  title: string;
  hint?: string;
  /** What the button does, as a verb. */
  action: string;
  isPending: boolean;
  /** What is wrong, where no field says it. */
  error: unknown;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
};

/** A short form about one account, over its page. */
export function AccountForm({
  opened,
  onClose,
  title,
  hint,
  action,
  isPending,
  error,
  onSubmit,
  children,
}: Props) {
  const say = useTexts(partsTexts);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': say('cancel') }}
      styles={{ title: { fontWeight: 600, overflowWrap: 'anywhere' } }}
    >
      <form onSubmit={onSubmit}>
        <Stack>
          {hint !== undefined && <Text size="sm">{hint}</Text>}
          {children}
          <ProblemAlert error={error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {say('cancel')}
            </Button>
            <Button type="submit" loading={isPending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
