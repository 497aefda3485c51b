import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/formats.ts';
import { type Downloaded, downloadPeople, type Wanted } from './download-people.ts';
import { resultsTexts } from './results-texts.ts';

/** Progress is shown this often, in ms: pieces come by the hundred. */
const SHOW_MS = 100;

const isGivenUp = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** Downloads people of a task; a download that is stopped, or left with the page, leaves nothing behind. */
export function useExport() {
  const say = useTexts(resultsTexts);
  const { number } = useFormats();
  const [progress, setProgress] = useState<Downloaded>({ rows: 0, bytes: 0 });
  const leaving = useRef<AbortController>(undefined);
  const stop = () => leaving.current?.abort();
  useEffect(() => () => leaving.current?.abort(), []);

  const download = useMutation({
    mutationFn: (wanted: Wanted) => {
      const controller = new AbortController();
      leaving.current = controller;
      let shownMs = 0;
      setProgress({ rows: 0, bytes: 0 });
      return downloadPeople(wanted, {
        signal: controller.signal,
        onProgress(now) {
          if (performance.now() - shownMs < SHOW_MS) return;
          shownMs = performance.now();
          setProgress(now);
        },
      });
    },
    onSuccess: ({ rows }) =>
      notifications.show({ message: say('exported', { count: rows, rows: number(rows) }) }),
  });
  return {
    begin: download.mutate,
    stop,
    isRunning: download.isPending,
    progress,
    /** Of what is downloaded now, whatever is looked for meanwhile. */
    expected: download.variables?.expected ?? 0,
    error: isGivenUp(download.error) ? null : download.error,
  };
}
