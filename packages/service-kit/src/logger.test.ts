import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { createLogger } from './logger.ts';
import { withRequestContext } from './request-context.ts';

const lines = new PassThrough({ encoding: 'utf8' });
const log = createLogger({ name: 'identity', level: 'info', destination: lines });
const written = (): unknown => JSON.parse(String(lines.read()));

it('makes secrets unreadable wherever they stand', () => {
  log.info({ token: 'a', login: { phone: 'b', via: [{ session: 'c' }] }, account: 'd' }, 'login');
  expect(written()).toMatchObject({
    token: '[redacted]',
    login: { phone: '[redacted]', via: [{ session: '[redacted]' }] },
    account: 'd',
  });
});

it('writes an error with its stack and its own fields, but for secrets', () => {
  const error = Object.assign(new TypeError('no'), { code: 'E_NO', password: 'a', cause: new Error('why') });
  log.error({ err: error }, 'failed');
  expect(written()).toMatchObject({
    err: {
      type: 'TypeError',
      message: 'no: why',
      stack: expect.stringContaining('logger.test'),
      code: 'E_NO',
      password: '[redacted]',
    },
  });
});

it('takes a sentence for an error, a moment for a moment, and an object that holds itself', () => {
  const circle: Record<string, unknown> = {};
  circle.circle = circle;
  log.warn({ err: 'away', at: new Date(0), circle }, 'odd');
  expect(written()).toMatchObject({ err: 'away', at: '1970-01-01T00:00:00.000Z', msg: 'odd' });
});

it('says which request and which span a line belongs to', () => {
  const span = { traceId: 'a', spanId: 'b', traceparent: '00-a-b-01', isOver: false, end: () => {} };
  withRequestContext({ requestId: 'c', span }, () => log.info('inside'));
  expect(written()).toMatchObject({ requestId: 'c', trace_id: 'a', span_id: 'b', msg: 'inside' });
});
