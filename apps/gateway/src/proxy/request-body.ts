import { finished, type Readable, Transform } from 'node:stream';
import { problem } from '@muster/service-kit';
import type { FastifyInstance } from 'fastify';

/**
 * Lets bodies of every content type through as they come, byte for byte, up to `limitBytes`. A body that says how
 * long it is is refused before anything is forwarded, one that does not as soon as it is too long.
 */
export function passBodiesThrough(app: FastifyInstance, limitBytes: number): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (request, payload, done) => {
    if (Number(request.headers['content-length']) > limitBytes) return done(problem('payload_too_large'));
    done(null, limited(payload, limitBytes));
  });
}

function limited(payload: Readable, limitBytes: number): Readable {
  let received = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length;
      if (received > limitBytes) done(problem('payload_too_large'));
      else done(null, chunk);
    },
  });
  // A client that goes away in the middle must not leave the upstream waiting for the rest. Not `pipeline`, which
  // would also destroy the client's socket when the body is too long, before it could be told.
  finished(payload, error => {
    if (error) counted.destroy(error);
  });
  return payload.pipe(counted);
}
