import { NativeSelect, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { act, api } from '../api/client.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useMay } from '../session/use-may.ts';
import { useTexts } from '../texts/define-texts.ts';
import { limitTexts } from './limit-texts.ts';
import { limitsProfileQuery, usageQuery } from './queries.ts';

/** The profile of limits an account works under; an admin chooses another where there is one. */
export function LimitsProfile({ accountId }: { accountId: string }) {
  const say = useTexts(limitTexts);
  const queryClient = useQueryClient();
  const mayChoose = useMay('admin');
  const { data } = useQuery(limitsProfileQuery(accountId));
  const choose = useMutation({
    mutationFn: (profile: string) =>
      act(
        api.PUT('/api/v1/accounts/{id}/profile', { params: { path: { id: accountId } }, body: { profile } }),
      ),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: limitsProfileQuery(accountId).queryKey }),
        queryClient.invalidateQueries({ queryKey: usageQuery(accountId).queryKey }),
      ]),
  });
  if (!data) return null;
  return (
    <Stack gap="xs" maw={360}>
      <NativeSelect
        label={say('profile')}
        description={say('profileHint')}
        data={data.choices}
        value={choose.isPending ? choose.variables : data.profile}
        disabled={!mayChoose || data.choices.length < 2 || choose.isPending}
        onChange={event => choose.mutate(event.currentTarget.value)}
      />
      <ProblemAlert error={choose.error} />
    </Stack>
  );
}
