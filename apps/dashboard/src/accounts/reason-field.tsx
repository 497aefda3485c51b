import { Textarea, type TextareaProps } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { accountTexts } from './account-texts.ts';

const MAX_LENGTH = 500;

/** Why a person does something to an account, in their own words. */
export function ReasonField(props: TextareaProps) {
  const say = useTexts(accountTexts);
  return (
    <Textarea
      label={say('why')}
      description={say('whyHint')}
      required
      maxLength={MAX_LENGTH}
      autosize
      minRows={2}
      data-autofocus
      {...props}
    />
  );
}
