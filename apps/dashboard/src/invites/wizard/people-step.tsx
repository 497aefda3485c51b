import { Checkbox, Skeleton, Stack } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { EmptyPage } from '../../parts/empty-page.tsx';
import { ButtonLink } from '../../parts/links.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/formats.ts';
import { finishedParsingQuery } from '../queries.ts';
import { StepButtons } from './step-buttons.tsx';
import type { StepProps } from './step-props.ts';
import { usePrepare } from './use-prepare.ts';
import { wizardTexts } from './wizard-texts.ts';

/** Whom to invite. Going on makes a draft of the task, since only then it is known who is left out. */
export function PeopleStep({ wizard, change, noteDraft, go }: StepProps) {
  const say = useTexts(wizardTexts);
  const { moment } = useFormats();
  const parsing = useQuery(finishedParsingQuery);
  const { draft } = wizard;
  // One that was deleted since it was chosen is chosen no more.
  const parsingTaskIds = wizard.parsingTaskIds.filter(
    chosen => parsing.data?.some(({ id }) => id === chosen) ?? true,
  );
  const prepare = usePrepare({ wizard: { ...wizard, parsingTaskIds }, noteDraft, go });
  const submit = () => (draft?.imported ? go('summary') : prepare.mutate());
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack>
        <ProblemAlert error={parsing.error} onRetry={() => void parsing.refetch()} />
        {parsing.isPending && <Skeleton h={160} />}
        {parsing.data?.length === 0 && (
          <EmptyPage icon={IconListDetails} title={say('noParsing')} hint={say('noParsingHint')}>
            <ButtonLink to="/parsing/new">{say('newParsing')}</ButtonLink>
          </EmptyPage>
        )}
        {parsing.data && parsing.data.length > 0 && (
          <Checkbox.Group
            label={say('whom')}
            value={parsingTaskIds}
            onChange={chosen => change({ parsingTaskIds: chosen })}
          >
            <Stack gap="sm" mt="xs">
              {parsing.data.map(({ id, source, collected, finishedAt }) => (
                <Checkbox
                  key={id}
                  value={id}
                  label={source.title ?? source.link}
                  description={[
                    say('collected', { count: collected }),
                    ...(finishedAt === null ? [] : [moment(finishedAt)]),
                  ].join(' · ')}
                  styles={{ label: { overflowWrap: 'anywhere' } }}
                />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <ProblemAlert error={prepare.error} />
        <StepButtons
          onBack={() => go('accounts')}
          next={say('next')}
          isBusy={prepare.isPending}
          disabled={parsingTaskIds.length === 0}
        />
      </Stack>
    </form>
  );
}
