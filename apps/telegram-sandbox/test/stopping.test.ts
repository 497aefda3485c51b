import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { runSandbox } from './running-sandbox.ts';

it.each([
  ['no request', ''],
  ['half a request', 'GET /server HTTP/1.1\r\nHost: '],
  [
    'a request without all of its body',
    'POST /clock HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\n{',
  ],
])('the sandbox stops although somebody holds a connection with %s', async (_what, sent) => {
  const sandbox = await runSandbox({ people: 200 });
  const { controlUrl } = sandbox.current;
  const held = connect(Number(new URL(controlUrl).port), '127.0.0.1');
  await once(held, 'connect');
  held.on('error', () => {});
  held.resume();
  held.write(sent);
  const ended = once(held, 'close');
  // An answered request makes sure that the server has taken the connection before it.
  await fetch(`${controlUrl}/healthz`);
  await sandbox.stop();
  await ended;
  expect(held.destroyed).toBe(true);
});
