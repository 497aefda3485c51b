import type { Attempt } from '@muster/contracts';
import { memo } from 'react';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/formats.ts';
import { OUTCOME_COLORS } from '../states.ts';
import styles from './log-row.module.css';
import { taskTexts } from './task-texts.ts';
import { useTold } from './use-told.ts';

type Props = { attempt: Attempt; destination: string; account: string };

/** One action in a sentence. Shown anew only when it has changed, however many others arrive. */
export const LogRow = memo(function LogRow({ attempt, destination, account }: Props) {
  const say = useTexts(taskTexts);
  const told = useTold();
  const { time, moment } = useFormats();
  const { outcome, reason, startedAt } = attempt;
  const at = attempt.finishedAt ?? startedAt;
  return (
    <tr className={styles.row}>
      <td>
        <div className={styles.what}>
          <span
            className={styles.dot}
            style={{ background: `var(--mantine-color-${OUTCOME_COLORS[outcome]}-6)` }}
            aria-hidden
          />
          {told(attempt, destination)}
          {reason?.platformError && ` ${say('telegramSays', { name: reason.platformError })}`}
          <div className={styles.beneath}>{account}</div>
        </div>
      </td>
      <td className={styles.beside}>
        <div className={styles.account} title={account}>
          {account}
        </div>
      </td>
      <td className={styles.when}>
        <time dateTime={at} title={moment(at)}>
          {isToday(at) ? time(at) : moment(at)}
        </time>
      </td>
    </tr>
  );
});

const isToday = (at: string): boolean => new Date(at).toDateString() === new Date().toDateString();
