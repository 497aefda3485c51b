import { Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { teamAccountsQuery } from '../accounts/queries.ts';
import { EmptyPage } from '../parts/empty-page.tsx';
import { AnchorLink, ButtonLink } from '../parts/links.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useMay } from '../session/use-may.ts';
import { useTexts } from '../texts/define-texts.ts';
import { invitesTexts } from './invites-texts.ts';
import { StartOver } from './wizard/start-over.tsx';
import { Steps } from './wizard/steps.tsx';
import { useWizard } from './wizard/use-wizard.ts';
import { WizardStep } from './wizard/wizard-step.tsx';
import { wizardTexts } from './wizard/wizard-texts.ts';

const route = getRouteApi('/signed-in/invites/new');

export function NewInviteTaskPage() {
  const say = useTexts(wizardTexts);
  const mayNot = useTexts(invitesTexts)('mayNot');
  const mayAct = useMay('member');
  const { step = 'destination', parsing } = route.useSearch();
  const navigate = route.useNavigate();
  const handle = useWizard();
  const { wizard, forget } = handle;
  const accounts = useQuery(teamAccountsQuery);
  const takeOver = useEffectEvent((parsingTaskId: string) => {
    if (!wizard.parsingTaskIds.includes(parsingTaskId))
      handle.change({ parsingTaskIds: [...wizard.parsingTaskIds, parsingTaskId] });
    void navigate({ search: { step }, replace: true });
  });
  useEffect(() => {
    if (parsing !== undefined) takeOver(parsing);
  }, [parsing]);
  const startOver = async () => {
    forget();
    await navigate({ search: {} });
  };
  return (
    <Stack maw={800}>
      <AnchorLink to="/invites" size="sm">
        {say('back')}
      </AnchorLink>
      <Group justify="space-between">
        <PageTitle>{say('title')}</PageTitle>
        {mayAct && wizard.checked !== '' && <StartOver wizard={wizard} onConfirm={startOver} />}
      </Group>
      {!mayAct && <Text>{mayNot}</Text>}
      <ProblemAlert error={accounts.error} onRetry={() => void accounts.refetch()} />
      {accounts.isPending && <Skeleton h={240} />}
      {mayAct && accounts.data?.length === 0 && <NoAccount />}
      {mayAct && accounts.data && accounts.data.length > 0 && (
        <>
          <Steps step={step} wizard={wizard} />
          <Paper withBorder p="md">
            <WizardStep
              {...handle}
              step={step}
              accounts={accounts.data}
              go={next => void navigate({ search: { step: next } })}
            />
          </Paper>
        </>
      )}
    </Stack>
  );
}

function NoAccount() {
  const say = useTexts(wizardTexts);
  return (
    <EmptyPage icon={IconUsersGroup} title={say('noAccount')} hint={say('noAccountHint')}>
      <ButtonLink to="/accounts/connect">{say('connect')}</ButtonLink>
    </EmptyPage>
  );
}
