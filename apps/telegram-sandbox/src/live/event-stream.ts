import type { ServerResponse } from 'node:http';
import type { LiveEvent } from './live-event.ts';

/** Whoever reads so slowly that this much waits for them is cut off; they come back and are told what they missed. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;

/** Live events over HTTP. https://html.spec.whatwg.org/multipage/server-sent-events.html */
export class EventStream {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      connection: 'close',
    });
    // A comment, so that the reader knows at once that it is connected.
    response.write(':\n\n');
  }

  /** Actions carry their number, from which a reader that was cut off goes on. */
  send(event: LiveEvent): void {
    const id = event.type === 'action' ? `id: ${event.action.seq}\n` : '';
    this.#response.write(`${id}data: ${JSON.stringify(event)}\n\n`);
    if (this.#response.writableLength > MAX_WAITING_BYTES) this.#response.destroy();
  }

  end(): void {
    this.#response.end();
  }
}
