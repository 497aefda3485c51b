import { Checkbox, Radio, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { useTexts } from '../../texts/define-texts.ts';
import { AccountChoice } from './account-choice.tsx';
import { StepButtons } from './step-buttons.tsx';
import type { StepProps } from './step-props.ts';
import { useRights } from './use-rights.ts';
import { wizardTexts } from './wizard-texts.ts';

const PRIORITIES = ['high', 'normal', 'low'] as const;

/** Which accounts invite, and which of the team's tasks goes first. */
export function AccountsStep({ accounts, wizard, change, go }: StepProps) {
  const say = useTexts(wizardTexts);
  const { rights } = useRights(accounts, wizard);
  const { accountIds, priority } = wizard;
  const able = rights.filter(({ data }) => data?.mayInvite).map(({ account }) => account);
  const isNobodyChosen = accountIds?.length === 0;
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        go('people');
      }}
    >
      <Stack>
        <Radio.Group
          label={say('who')}
          value={accountIds === null ? 'every' : 'chosen'}
          onChange={value => change({ accountIds: value === 'every' ? null : able.map(({ id }) => id) })}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="every" label={say('everyAccount')} description={say('everyAccountHint')} />
            <Radio value="chosen" label={say('chosenAccounts')} />
          </Stack>
        </Radio.Group>
        {accountIds !== null && (
          <Checkbox.Group
            aria-label={say('chosenAccounts')}
            value={accountIds}
            onChange={chosen => change({ accountIds: chosen })}
            error={isNobodyChosen && say('chooseOne')}
          >
            <Stack gap="xs" pl="xl">
              {able.map(account => (
                <AccountChoice key={account.id} account={account} />
              ))}
              {rights.some(({ isFetching }) => isFetching) && <Skeleton h={32} />}
            </Stack>
          </Checkbox.Group>
        )}
        <Stack gap={4}>
          <Text size="sm" fw={600} id="priority">
            {say('priority')}
          </Text>
          <SegmentedControl
            aria-labelledby="priority"
            value={priority}
            onChange={chosen => change({ priority: chosen })}
            data={PRIORITIES.map(value => ({ value, label: say(value) }))}
            style={{ alignSelf: 'flex-start' }}
          />
        </Stack>
        <StepButtons onBack={() => go('destination')} next={say('next')} disabled={isNobodyChosen} />
      </Stack>
    </form>
  );
}
