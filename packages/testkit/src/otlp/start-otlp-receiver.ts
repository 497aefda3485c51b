import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { spansIn, type TracedSpan } from './spans-in.ts';

/** What a process was told to hand its traces to. */
export type OtlpReceiver = {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly endpoint: string;
  /** All that has arrived, in no order. */
  readonly spans: readonly TracedSpan[];
  stop(): Promise<void>;
};

/** A collector of traces over OTLP/HTTP in JSON that keeps what it is given. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: TracedSpan[] = [];
  const server = createServer(async (request, response) => {
    const isTraces = request.method === 'POST' && request.url === '/v1/traces';
    const sent = isTraces ? spansIn(await json(request)) : null;
    spans.push(...(sent ?? []));
    response.writeHead(sent ? 200 : 404, { 'content-type': 'application/json' }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the receiver listens on no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    spans,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
