import { prettyFactory } from 'pino-pretty';

const pretty = prettyFactory({
  colorize: process.stdout.isTTY,
  translateTime: 'SYS:HH:MM:ss',
  ignore: 'pid,hostname,name,service',
  singleLine: true,
});

/** A log line as a person reads it. What is no JSON (Postgres, Redis, a crash) stays as it is. */
export function prettyLine(line: string): string {
  if (!line.startsWith('{')) return line;
  return pretty(line).trimEnd();
}
