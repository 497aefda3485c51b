import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { InviteTask } from '@muster/contracts';
import { ConfirmLoss } from '../../parts/confirm-loss.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { taskTexts } from './task-texts.ts';
import { useMoveTask } from './use-move-task.ts';

/** Ends a task for good, once it is said what that means. */
export function CancelTask({ task }: { task: InviteTask }) {
  const say = useTexts(taskTexts);
  const [isAsking, { open, close }] = useDisclosure(false);
  const move = useMoveTask(task.id);
  return (
    <>
      <Button variant="default" onClick={open}>
        {say('cancelTask')}
      </Button>
      <ConfirmLoss
        opened={isAsking}
        onClose={close}
        title={say('cancelTitle', { name: task.name })}
        action={say('cancelTask')}
        onConfirm={() => move.mutateAsync('cancel')}
      >
        {say('cancelLoss', { count: task.targets.pending })}
      </ConfirmLoss>
    </>
  );
}
