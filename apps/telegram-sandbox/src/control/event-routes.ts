import { z } from 'zod';
import { EventStream } from '../live/event-stream.ts';
import { liveEventSchema } from '../live/live-event.ts';
import { actionEvent } from '../live/live-feed.ts';
import type { Sandbox } from '../sandbox.ts';
import type { ControlApp } from './app.ts';

/** So many actions that a reader missed are told again; who missed more reads the record anew. */
const MAX_TOLD_AGAIN = 1_000;

const headers = z.object({
  'last-event-id': z.coerce
    .number()
    .int()
    .min(0)
    .exactOptional()
    .describe('The last action that was read: what came after it is told again, up to 1,000 actions.'),
});
const answer = {
  description: 'Server-sent events; the data of each is a LiveEvent. Actions have their seq as id.',
  content: { 'text/event-stream': { schema: liveEventSchema } },
};

export function eventRoutes(app: ControlApp, { feed, record }: Sandbox): void {
  const endings = new Set<() => void>();

  app.get(
    '/events',
    { schema: { summary: 'Everything that happens, as it happens.', headers, response: { 200: answer } } },
    ({ headers: { 'last-event-id': lastSeq } }, reply) => {
      reply.hijack();
      const stream = new EventStream(reply.raw);
      if (lastSeq !== undefined) tellAgain(stream, lastSeq);
      const unfollow = feed.follow(event => stream.send(event));
      const end = () => {
        endings.delete(end);
        unfollow();
        stream.end();
      };
      endings.add(end);
      reply.raw.on('close', end);
    },
  );

  // What a request changed is told to whoever else looks.
  app.addHook('onResponse', async ({ method, routeOptions: { url } }, { statusCode }) => {
    if (method === 'GET' || statusCode >= 400 || url === undefined) return;
    feed.tell({ type: 'changed', method, route: url.replaceAll(/:(\w+)/g, '{$1}') });
  });
  // A stream never ends by itself, and a server closes only when every answer has ended.
  app.addHook('preClose', async () => {
    for (const end of endings) end();
  });

  function tellAgain(stream: EventStream, lastSeq: number): void {
    const missed = record.find({ after: lastSeq, limit: MAX_TOLD_AGAIN + 1 });
    if (missed.length > MAX_TOLD_AGAIN || lastSeq > record.lastSeq) stream.send({ type: 'missed' });
    else for (const action of missed) stream.send(actionEvent(action));
  }
}
