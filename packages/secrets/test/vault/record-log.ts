import type { Log } from '../../src/vault/clock.ts';

export type Line = { level: 'info' | 'warn'; fields: object; text: string };
export type Recorded = Log & { lines: Line[]; text(): string };

/** A log that keeps all that was said. */
export function recordLog(): Recorded {
  const lines: Line[] = [];
  return {
    lines,
    info: (fields, text) => void lines.push({ level: 'info', fields, text }),
    warn: (fields, text) => void lines.push({ level: 'warn', fields, text }),
    text: () =>
      JSON.stringify(lines, (_key, value) =>
        value instanceof Error ? { stack: value.stack, cause: value.cause, ...value } : value,
      ),
  };
}
