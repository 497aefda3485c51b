import { Skeleton, Stack, Text } from '@mantine/core';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { SectionCard } from '../parts/section-card.tsx';
import type { Standstill } from './standstill.ts';
import { StandstillLine } from './standstill-line.tsx';

type Props = {
  title: string;
  /** Beside the title of a list that is empty. */
  nothing: string;
  /** Undefined until it is known. */
  standstills: readonly Standstill[] | undefined;
};

/** What does not go on at the moment, each with why. */
export function StandstillCard({ title, nothing, standstills }: Props) {
  return (
    <SectionCard
      title={title}
      aside={
        <Text size="sm" c="dimmed" role="status">
          {standstills?.length === 0 && nothing}
        </Text>
      }
    >
      {!standstills && <Skeleton h={64} />}
      <div role="status">
        {standstills && standstills.length > 0 && (
          <ScrollBox mah={360} tabIndex={0}>
            <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
              {standstills.map(standstill => (
                <StandstillLine key={standstill.id} standstill={standstill} />
              ))}
            </Stack>
          </ScrollBox>
        )}
      </div>
    </SectionCard>
  );
}
