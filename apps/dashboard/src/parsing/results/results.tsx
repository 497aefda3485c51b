import { Group, Stack, Title } from '@mantine/core';
import type { ParsingTask } from '@muster/contracts';
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { EmptyPage } from '../../parts/empty-page.tsx';
import { ButtonLink } from '../../parts/links.ts';
import { useMay } from '../../session/use-may.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { ExportPeople } from './export-people.tsx';
import { PersonDrawer } from './person-drawer.tsx';
import { ResultsFilterBar } from './results-filter.tsx';
import { ResultsTable } from './results-table.tsx';
import { resultsTexts } from './results-texts.ts';
import { filterOf, type ResultsFilter, type ResultsSearch } from './search.ts';

const route = getRouteApi('/signed-in/parsing/$taskId');

/** Whom a task collected: found, looked at, downloaded and invited. */
export function Results({ task }: { task: ParsingTask }) {
  const say = useTexts(resultsTexts);
  const mayAct = useMay('member');
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/parsing/$taskId' });
  // The address is read anew at each navigation; a filter that says the same stays the same.
  const said = JSON.stringify(filterOf(search));
  const filter = useMemo((): ResultsFilter => JSON.parse(said), [said]);
  const go = useCallback(
    (next: (now: ResultsSearch) => ResultsSearch, replace = false) =>
      void navigate({ search: next, replace, resetScroll: false }),
    [navigate],
  );
  const choose = useCallback(
    (next: ResultsFilter) =>
      // Letter by letter is no page to come back to.
      go(({ person }) => ({ ...next, ...(person && { person }) }), next.text !== filter.text),
    [go, filter],
  );
  const open = useCallback((person: string) => go(now => ({ ...now, person })), [go]);
  const isEmpty = task.collected === 0;
  const isOver = task.finishedAt !== null;

  return (
    <Stack component="section" aria-labelledby="people" gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4" id="people">
          {say('title')}
        </Title>
        {!isEmpty && (
          <Group gap="xs">
            <ExportPeople task={task} filter={filter} />
            {mayAct && task.state === 'completed' && (
              <ButtonLink
                to="/invites/new"
                search={{ parsing: task.id }}
                leftSection={<IconUserPlus size={16} aria-hidden />}
              >
                {say('invite')}
              </ButtonLink>
            )}
          </Group>
        )}
      </Group>
      {isEmpty ? (
        <EmptyPage
          icon={IconUsers}
          title={say(isOver ? 'noneAtAll' : 'noneYet')}
          hint={say(isOver ? 'noneAtAllHint' : 'noneYetHint')}
        />
      ) : (
        <>
          <ResultsFilterBar filter={filter} onChange={choose} />
          <ResultsTable key={said} task={task} filter={filter} onClear={() => choose({})} onOpen={open} />
        </>
      )}
      <PersonDrawer taskId={task.id} platformUserId={search.person} onClose={() => go(filterOf)} />
    </Stack>
  );
}
