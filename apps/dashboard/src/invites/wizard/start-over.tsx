import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ConfirmLoss } from '../../parts/confirm-loss.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import type { Wizard } from './use-wizard.ts';
import { wizardTexts } from './wizard-texts.ts';

/** Forgets all that was chosen, once it is said what that is. */
export function StartOver({ wizard, onConfirm }: { wizard: Wizard; onConfirm: () => Promise<void> }) {
  const say = useTexts(wizardTexts);
  const [isAsking, { open, close }] = useDisclosure(false);
  const name = wizard.name.trim() || wizard.title || wizard.checked;
  return (
    <>
      <Button variant="default" size="xs" onClick={open}>
        {say('startOver')}
      </Button>
      <ConfirmLoss
        opened={isAsking}
        onClose={close}
        title={say('startOverTitle', { name })}
        action={say('startOver')}
        onConfirm={onConfirm}
      >
        {say(wizard.draft ? 'startOverWithDraft' : 'startOverLoss')}
      </ConfirmLoss>
    </>
  );
}
