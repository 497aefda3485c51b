import { seconds } from '../print.ts';

/** Moments in ms. */
export interface Moments {
  /** When the whole suite was ready; undefined when it ran before. */
  readonly startedAt?: number | undefined;
  readonly jobBeganAt: number;
  readonly doneAt: number;
}

/**
 * "Installed in 41.2 s, started in 6.0 s, main job done in 31.4 s, together 78.6 s."; the bash launcher tells when it
 * began and, where it had to install something, when it had. What was there before is not spoken of.
 */
export function durations({ startedAt, jobBeganAt, doneAt }: Moments, env = process.env): string {
  const beganAt = Number(env.MUSTER_BEGAN_AT ?? performance.timeOrigin);
  const installedAt = Number(env.MUSTER_INSTALLED_AT || beganAt);
  const parts = [
    ...(installedAt > beganAt ? [`installed in ${seconds(installedAt - beganAt)}`] : []),
    ...(startedAt === undefined ? [] : [`started in ${seconds(startedAt - installedAt)}`]),
    `main job done in ${seconds(doneAt - jobBeganAt)}`,
    `together ${seconds(doneAt - beganAt)}`,
  ];
  const sentence = `${parts.join(', ')}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
