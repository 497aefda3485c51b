import type { Socket } from 'node:net';
import { clock } from '@muster/service-kit';

/** A second dial of the same data centre on one line. */
export class LineUsedUp extends Error {
  override readonly name = 'LineUsedUp';

  constructor() {
    super('a line is dialled once');
  }
}

/**
 * The network life of one client. It ends with its socket: a client that dials again sends everything pending
 * again, with identical bytes, and an invitation must never be sent twice. Only a move to another data centre,
 * which happens before anything else was said, takes another socket.
 */
export class Line {
  readonly #dialled = new Set<string>();
  readonly #ended = Promise.withResolvers<void>();
  readonly #fences = new Set<{ untilMs: number }>();
  readonly #guards: (() => boolean)[] = [];
  #socket: Socket | undefined;
  #over = false;

  /** Settles when nothing more will be heard on this line. */
  readonly ended: Promise<void> = this.#ended.promise;

  get over(): boolean {
    return this.#over;
  }

  /** @throws LineUsedUp when the line is over or `address` was dialled on it before */
  admit(address: string): void {
    if (this.#over || this.#dialled.has(address)) throw new LineUsedUp();
    this.#dialled.add(address);
  }

  /**
   * Lets nothing leave any more once `untilMs` (monotonic) has passed, unless it was taken back before. A timer is not
   * enough: a process that was stopped for a minute goes on in the middle of a line of code, and sends before any
   * timer runs.
   * @returns takes the fence back
   */
  fence(untilMs: number): () => void {
    // Two calls may have the same end: each takes back its own.
    const fence = { untilMs };
    this.#fences.add(fence);
    return () => this.#fences.delete(fence);
  }

  /** Lets nothing leave any more once `mayWrite` has said no: asked before every write, for the reason above. */
  guard(mayWrite: () => boolean): void {
    this.#guards.push(mayWrite);
  }

  /** Whether bytes may leave now; a fence that was passed, or a guard that says no, ends the line. */
  mayWrite(): boolean {
    const now = clock.monotonic();
    for (const { untilMs } of this.#fences) if (untilMs < now) this.end();
    if (!this.#guards.every(mayWrite => mayWrite())) this.end();
    return !this.#over;
  }

  /** How many bytes have arrived over the present socket. */
  get bytesRead(): number {
    return this.#socket?.bytesRead ?? 0;
  }

  /** @param isMoving whether the client is leaving for another data centre, for which it closes the socket itself */
  hold(socket: Socket, isMoving: () => boolean): void {
    this.#socket = socket;
    socket.once('close', () => {
      if (this.#socket === socket && !isMoving()) this.end();
    });
  }

  /**
   * Ends the line by a reset. After a plain close the kernel goes on delivering what is buffered (megabytes to a peer
   * that had stopped reading), long after whoever waited was told that nothing can arrive any more.
   */
  end(): void {
    this.#over = true;
    // One that is not connected has sent nothing, and cannot be reset.
    if (this.#socket?.pending === false) this.#socket.resetAndDestroy();
    else this.#socket?.destroy();
    this.#ended.resolve();
  }
}
