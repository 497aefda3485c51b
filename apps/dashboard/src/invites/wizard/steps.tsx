import { Group, Text, ThemeIcon } from '@mantine/core';
import { AnchorLink } from '../../parts/links.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { STEPS, type Step } from './step.ts';
import type { Wizard } from './use-wizard.ts';
import { wizardTexts } from './wizard-texts.ts';

/** Whether all that a step builds on is there. */
export function isReachable(step: Step, { title, draft }: Wizard): boolean {
  if (step === 'destination') return true;
  return step === 'summary' ? draft?.imported != null : title !== '';
}

/** Where one is, and the way back to what was done. */
export function Steps({ step: present, wizard }: { step: Step; wizard: Wizard }) {
  const say = useTexts(wizardTexts);
  return (
    <Group component="ol" gap="md" m={0} p={0} style={{ listStyle: 'none' }} aria-label={say('steps')}>
      {STEPS.map((step, index) => (
        <Group component="li" key={step} gap={6} wrap="nowrap">
          <ThemeIcon size="sm" radius="xl" variant={step === present ? 'filled' : 'default'} aria-hidden>
            <Text size="xs" fw={600}>
              {index + 1}
            </Text>
          </ThemeIcon>
          {step !== present && isReachable(step, wizard) ? (
            <AnchorLink to="/invites/new" search={{ step }} size="sm">
              {say(step)}
            </AnchorLink>
          ) : (
            <Text
              size="sm"
              fw={step === present ? 600 : 400}
              {...(step === present && { 'aria-current': 'step' })}
            >
              {say(step)}
            </Text>
          )}
        </Group>
      ))}
    </Group>
  );
}
