import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/define-texts.ts';
import { partsTexts } from './parts-texts.ts';
import { ProblemAlert } from './problem-alert.tsx';

type Props = {
  opened: boolean;
  onClose: () => void;
  /** The question, with the name of what will be lost: "Remove the account Ada?" */
  title: string;
  /** What the button does, as a verb: "Remove". */
  action: string;
  /** Loses it; the question stays open with the problem where that fails, and closes when it is done. */
  onConfirm: () => Promise<unknown>;
  /** What exactly is lost, and what is not. */
  children: ReactNode;
};

/** Asks before something is lost for good. The safe way out has the focus. */
export function ConfirmLoss({ opened, onClose, title, action, onConfirm, children }: Props) {
  const say = useTexts(partsTexts);
  const lose = useMutation({ mutationFn: onConfirm, onSuccess: onClose });
  const leave = () => {
    if (lose.isPending) return;
    lose.reset();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={leave}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': say('cancel') }}
      styles={{ title: { fontWeight: 600, overflowWrap: 'anywhere' } }}
    >
      <Stack>
        <Text size="sm" component="div" style={{ overflowWrap: 'anywhere' }}>
          {children}
        </Text>
        <ProblemAlert error={lose.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={leave} data-autofocus>
            {say('cancel')}
          </Button>
          <Button color="red.9" loading={lose.isPending} onClick={() => lose.mutate()}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
