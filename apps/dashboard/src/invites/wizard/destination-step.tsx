import { Alert, Stack, TextInput } from '@mantine/core';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { DestinationField } from './destination-field.tsx';
import { OwnChannels } from './own-channels.tsx';
import { RightsList } from './rights-list.tsx';
import { sharedError } from './shared-error.ts';
import { StepButtons } from './step-buttons.tsx';
import type { StepProps } from './step-props.ts';
import { useRights } from './use-rights.ts';
import { LOOKED_AT_ONCE } from './use-wizard.ts';
import { wizardTexts } from './wizard-texts.ts';

/** Where people are invited into, and which accounts may do that. */
export function DestinationStep({ accounts, wizard, change, go }: StepProps) {
  const say = useTexts(wizardTexts);
  const { rights, others } = useRights(accounts, wizard);
  const { link, checked, looked, name, title } = wizard;
  const isChecked = checked !== '' && link.trim() === checked;
  const hasAnswers = rights.length > 0 && rights.every(({ isFetching }) => !isFetching);
  const inviter = rights.find(({ data }) => data?.mayInvite)?.data;
  const refusal = sharedError(rights);

  const again = () => {
    for (const { refetch } of rights) void refetch();
  };
  const check = (wanted: string) => {
    if (wanted === checked) again();
    change({ link: wanted, checked: wanted, title: '', looked: LOOKED_AT_ONCE, accountIds: null });
  };

  return (
    <Stack>
      <DestinationField
        link={link}
        onType={typed => change({ link: typed })}
        onCheck={check}
        isChecking={isChecked && !hasAnswers && rights.length > 0}
      />
      {!isChecked && <OwnChannels accounts={accounts} onChoose={check} />}
      {isChecked && refusal !== null && <ProblemAlert error={refusal} onRetry={again} />}
      {isChecked && refusal === null && (
        <RightsList
          accounts={accounts}
          rights={rights}
          others={others}
          onMore={() => change({ looked: looked + LOOKED_AT_ONCE })}
        />
      )}
      {isChecked && refusal === null && hasAnswers && !inviter && (
        <Alert color="yellow" role="status">
          {say('nobodyMay')}
        </Alert>
      )}
      <form
        onSubmit={event => {
          event.preventDefault();
          if (!inviter) return;
          if (inviter.title !== title) change({ title: inviter.title });
          go('accounts');
        }}
      >
        <Stack>
          <TextInput
            label={say('name')}
            description={say('nameHint')}
            maxLength={200}
            value={name}
            onChange={event => change({ name: event.currentTarget.value })}
          />
          <StepButtons next={say('next')} disabled={!isChecked || !inviter} />
        </Stack>
      </form>
    </Stack>
  );
}
