import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTexts } from '../texts/define-texts.ts';
import { sessionTexts } from './session-texts.ts';

/** A password that is shown on demand. */
export function PasswordField(props: PasswordInputProps) {
  const say = useTexts(sessionTexts);
  const [isShown, { toggle }] = useDisclosure(false);
  return (
    <PasswordInput
      visible={isShown}
      onVisibilityChange={toggle}
      visibilityToggleButtonProps={{
        'aria-label': say(isShown ? 'hidePassword' : 'showPassword'),
        // Reached by Tab like everything else.
        tabIndex: 0,
      }}
      {...props}
    />
  );
}
