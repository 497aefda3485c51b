import { open, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

export interface FollowOptions {
  /** Byte to begin at. */
  readonly from: number;
  readonly signal: AbortSignal;
}

const pollMs = 100;

/**
 * Every line that is in a growing file from some byte on, as it comes, until the signal. The file need not
 * exist yet; it is read by polling because fs.watch says nothing on some file systems.
 */
export async function* followLog(file: string, options: FollowOptions): AsyncGenerator<string> {
  let position = options.from;
  let rest = '';
  for (;;) {
    const isLastRound = options.signal.aborted;
    const text = await readFrom(file, position);
    position += text.length;
    const lines = (rest + text.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (isLastRound) return;
    await wait(pollMs, undefined, { signal: options.signal }).catch(() => {});
  }
}

/** Size in bytes; 0 when there is no such file. */
export async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0;
}

async function readFrom(file: string, position: number): Promise<Buffer> {
  const size = await sizeOf(file);
  if (size <= position) return Buffer.alloc(0);
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(size - position);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
