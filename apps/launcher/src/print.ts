import { styleText } from 'node:util';

/** One line for the person at the keyboard. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

export function printFailure(sentence: string): void {
  process.stderr.write(`${styleText('red', '✗', { stream: process.stderr })} ${sentence}\n`);
}

export const mark = {
  ok: () => styleText('green', '✓'),
  bad: () => styleText('red', '✗'),
};

export function dim(text: string): string {
  return styleText('dim', text);
}

export function bold(text: string): string {
  return styleText('bold', text);
}

/** "1.2 s" */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
