import { Paper, Stack, Text } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { EmptyPage } from '../parts/empty-page.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { useMay } from '../session/use-may.ts';
import { useTexts } from '../texts/define-texts.ts';
import { NewTaskForm } from './new-task/new-task-form.tsx';
import { newTaskTexts } from './new-task/new-task-texts.ts';
import { parsingTexts } from './parsing-texts.ts';

export function NewParsingTaskPage() {
  const say = useTexts(newTaskTexts);
  const sayCommon = useTexts(parsingTexts);
  const mayAct = useMay('member');
  return (
    <Stack maw={640}>
      <PageTitle>{say('title')}</PageTitle>
      {mayAct ? (
        <>
          <Text c="dimmed">{say('lead')}</Text>
          <Paper withBorder p="lg">
            <NewTaskForm />
          </Paper>
        </>
      ) : (
        <EmptyPage icon={IconListDetails} title={sayCommon('newTask')} hint={sayCommon('mayNot')} />
      )}
    </Stack>
  );
}
