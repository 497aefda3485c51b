import { z } from 'zod';

const logLine = z.object({ msg: z.string(), err: z.object({ message: z.string() }).optional() });

/** Frames of a stack trace, and what Node prints around one. */
const noise = /^(\s+at |\s*[\^}]|\{$|Node\.js v|\s+(code|errno|syscall):|$)/;

/** The line of a process's output that tells best why it ended, without the stack trace around it. */
export function lastWords(output: string): string | undefined {
  const lines = output.split('\n').filter(line => !noise.test(line));
  const telling =
    lines.findLast(line => /FATAL|error|mismatch|cannot|could not|failed/i.test(line)) ?? lines.at(-1);
  return telling === undefined ? undefined : messageIn(telling.trim());
}

function messageIn(line: string): string {
  if (!line.startsWith('{')) return line;
  try {
    const { msg, err } = logLine.parse(JSON.parse(line));
    return err === undefined ? msg : `${msg}: ${err.message}`;
  } catch {
    return line;
  }
}
