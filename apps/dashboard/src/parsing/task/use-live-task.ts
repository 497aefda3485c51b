import { notifications } from '@mantine/notifications';
import type { ParsingTask } from '@muster/contracts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLive } from '../../api/live.ts';
import { useTexts } from '../../texts/define-texts.ts';
import { parsingTexts } from '../parsing-texts.ts';
import { dropTask, keepTask, taskOptions } from '../queries.ts';
import { nameOf } from '../states.ts';
import { addSample, type Samples, speedOf } from './measure-speed.ts';

type TaskEvents = { task: ParsingTask; removed: { id: string } };

/** A task as it stands, its speed as its events measure it, and the way out when it is deleted. */
export function useLiveTask(id: string) {
  const say = useTexts(parsingTexts);
  const navigate = useNavigate();
  const task = useQuery(taskOptions(id));
  const [samples, setSamples] = useState<Samples>([]);

  const leave = async () => {
    if (task.data) notifications.show({ id, message: say('removed', { name: nameOf(task.data) }) });
    await navigate({ to: '/parsing', replace: true });
    dropTask(id);
  };
  useLive<TaskEvents>(task.data ? `/api/v1/parsing/tasks/${id}/events` : null, {
    task(now) {
      keepTask(now);
      // What stands still has no speed: the one from before would promise an end too soon. Pauses that keep to the
      // chosen speed are part of it.
      const isMoving =
        now.state === 'running' && (now.waiting === null || now.waiting.reason === 'throttled');
      setSamples(known => (isMoving ? addSample(known, { atMs: Date.now(), collected: now.collected }) : []));
    },
    removed: () => void leave(),
  });
  return { task, speed: speedOf(samples), leave };
}
