import { Button, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { ButtonLink } from '../../parts/links.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useFieldErrors } from '../../parts/use-field-errors.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { newTaskTexts } from './new-task-texts.ts';
import { PriorityField } from './priority-field.tsx';
import { SpeedField } from './speed-field.tsx';
import { type NewTask, useCreateTask } from './use-create-task.ts';
import { useLinkError } from './use-link-error.ts';

const MOST_PEOPLE = 1_000_000;

const EMPTY: NewTask = { link: '', speed: 'safe', priority: 'normal', limit: '' };

/** Says what to collect and how; what was typed stays when the API refuses it. */
export function NewTaskForm() {
  const say = useTexts(newTaskTexts);
  const navigate = useNavigate();
  const { create, meanSomethingElse } = useCreateTask(({ id }) =>
    navigate({ to: '/parsing/$taskId', params: { taskId: id } }),
  );
  const form = useForm({ initialValues: EMPTY, onValuesChange: meanSomethingElse });
  const fieldError = useFieldErrors(create.error);
  const linkError = useLinkError(create.error);
  const limitError = fieldError('limit');

  return (
    <form onSubmit={form.onSubmit(values => create.mutate(values))}>
      <Stack gap="lg">
        <TextInput
          {...form.getInputProps('link')}
          error={linkError}
          label={say('link')}
          description={say('linkHint')}
          placeholder="https://t.me/name"
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          required
          autoFocus
        />
        <SpeedField {...form.getInputProps('speed')} />
        <PriorityField {...form.getInputProps('priority')} />
        <NumberInput
          {...form.getInputProps('limit')}
          error={limitError}
          label={say('limit')}
          description={say('limitHint')}
          min={1}
          max={MOST_PEOPLE}
          allowDecimal={false}
          allowNegative={false}
          thousandSeparator=" "
          styles={{ wrapper: { maxWidth: 240 } }}
        />
        {!linkError && !limitError && <ProblemAlert error={create.error} />}
        <Group>
          <Button type="submit" loading={create.isPending}>
            {say('begin')}
          </Button>
          <ButtonLink to="/parsing" variant="default">
            {say('cancel')}
          </ButtonLink>
        </Group>
      </Stack>
    </form>
  );
}
