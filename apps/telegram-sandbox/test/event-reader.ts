import type { components } from '../src/client/index.ts';

export type LiveEvent = components['schemas']['LiveEvent'];
export type Received = { readonly id: number | null; readonly event: LiveEvent };

/** Reads live events as a browser does, from the moment it is returned. */
export async function readEvents(url: string, lastEventId?: number) {
  const headers = lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) };
  const response = await fetch(`${url}/events`, { headers });
  if (!response.body) throw new Error('no events came');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  // The first thing that comes is a comment, which says that the stream is open.
  text += (await reader.read()).value ?? '';

  async function next(): Promise<Received> {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data === undefined) continue;
        const id = /^id: (\d+)$/m.exec(block)?.[1];
        return { id: id === undefined ? null : Number(id), event: JSON.parse(data) };
      }
      const { done, value } = await reader.read();
      if (done) throw new Error('the events ended');
      text += value;
    }
  }
  return {
    next,
    /** The next event of a type; those before it are passed over. */
    async nextOf<Type extends LiveEvent['type']>(type: Type): Promise<Received> {
      for (;;) {
        const received = await next();
        if (received.event.type === type) return received;
      }
    },
    close: () => reader.cancel(),
  };
}
