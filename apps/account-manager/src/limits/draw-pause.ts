import { randomInt } from 'node:crypto';
import type { ActionLimits } from './table.ts';

/** A pause drawn evenly between the least and the most, both included, in ms. */
export function drawPause({ pauseMs: [least, most] }: ActionLimits): number {
  return most === 0 ? 0 : randomInt(least, most + 1);
}
