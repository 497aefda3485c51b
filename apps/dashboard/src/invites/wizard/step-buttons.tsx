import { Button, Group } from '@mantine/core';
import { useTexts } from '../../texts/define-texts.ts';
import { wizardTexts } from './wizard-texts.ts';

type Props = {
  /** Absent on the first step. */
  onBack?: () => void;
  next: string;
  isBusy?: boolean;
  disabled?: boolean;
};

/** The way back, and the way on: the button that submits the form around it. */
export function StepButtons({ onBack, next, isBusy = false, disabled = false }: Props) {
  const say = useTexts(wizardTexts);
  return (
    <Group justify={onBack ? 'space-between' : 'flex-end'}>
      {onBack && (
        <Button variant="default" onClick={onBack}>
          {say('previous')}
        </Button>
      )}
      <Button type="submit" loading={isBusy} disabled={disabled}>
        {next}
      </Button>
    </Group>
  );
}
