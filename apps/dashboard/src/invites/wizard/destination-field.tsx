import { Button, Group, TextInput } from '@mantine/core';
import { useTexts } from '../../texts/define-texts.ts';
import { wizardTexts } from './wizard-texts.ts';

type Props = {
  link: string;
  onType: (link: string) => void;
  onCheck: (link: string) => void;
  isChecking: boolean;
};

/** The destination as people write it. */
export function DestinationField({ link, onType, onCheck, isChecking }: Props) {
  const say = useTexts(wizardTexts);
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        onCheck(link.trim());
      }}
    >
      <Group align="flex-end" gap="xs">
        <TextInput
          label={say('link')}
          description={say('linkHint')}
          value={link}
          onChange={event => onType(event.currentTarget.value)}
          maxLength={200}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          style={{ flex: '1 1 240px' }}
        />
        <Button type="submit" variant="default" loading={isChecking} disabled={link.trim() === ''}>
          {say('check')}
        </Button>
      </Group>
    </form>
  );
}
