import { once } from 'node:events';
import { connect, createServer, Socket } from 'node:net';
import { clock } from '@muster/service-kit';
import { describe, expect, it } from 'vitest';
import { Line, LineUsedUp } from './line.ts';

const notMoving = () => false;
const MEGABYTE = 2 ** 20;

describe('a line', () => {
  it('is dialled once for each data centre', () => {
    const line = new Line();
    line.admit('data-center-2');
    line.admit('data-center-1');
    expect(() => line.admit('data-center-2')).toThrow(LineUsedUp);
  });

  it('ends with its socket, and is not dialled again', async () => {
    const line = new Line();
    const socket = new Socket();
    line.hold(socket, notMoving);
    socket.destroy();
    await line.ended;
    expect(line.over).toBe(true);
    expect(() => line.admit('data-center-1')).toThrow(LineUsedUp);
  });

  it('goes on while the client moves to another data centre', async () => {
    const line = new Line();
    const [left, next] = [new Socket(), new Socket()];
    line.hold(left, () => true);
    left.destroy();
    line.hold(next, notMoving);
    await new Promise(resolve => left.once('close', resolve));
    expect(line.over).toBe(false);
  });

  it('closes its socket when it is ended', async () => {
    const line = new Line();
    const socket = new Socket();
    line.hold(socket, notMoving);
    line.end();
    await line.ended;
    expect(socket.destroyed).toBe(true);
  });

  it('lets nothing leave after a fence was passed, and ends with it', () => {
    const line = new Line();
    line.fence(clock.monotonic() + 60_000);
    expect(line.mayWrite()).toBe(true);
    line.fence(clock.monotonic() - 1);
    expect(line.mayWrite()).toBe(false);
    expect(line.over).toBe(true);
  });

  it('lets nothing leave once its guard says no, and ends with it', () => {
    const line = new Line();
    let mayWrite = true;
    line.guard(() => mayWrite);
    expect(line.mayWrite()).toBe(true);
    mayWrite = false;
    expect(line.mayWrite()).toBe(false);
    mayWrite = true;
    expect(line.over).toBe(true);
    expect(line.mayWrite()).toBe(false);
  });

  it('is not held up by a fence that was taken back', () => {
    const line = new Line();
    line.fence(clock.monotonic() - 1)();
    expect(line.mayWrite()).toBe(true);
  });

  it('keeps the fence of one call when another call with the same one takes its own back', () => {
    const line = new Line();
    const untilMs = clock.monotonic() - 1;
    const takeBack = line.fence(untilMs);
    line.fence(untilMs);
    takeBack();
    expect(line.mayWrite()).toBe(false);
  });

  it('takes back what a peer that does not read has not received when it is ended', async () => {
    const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const socket = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
    const [peer]: Socket[] = await once(server, 'connection');
    if (!peer) throw new Error('nobody connected');
    const line = new Line();
    line.hold(socket, notMoving);
    // Taken by the kernel, which is all the sender ever learns.
    await new Promise(resolve => socket.write(Buffer.alloc(2 * MEGABYTE), resolve));
    line.end();
    await line.ended;

    let received = 0;
    peer.on('data', bytes => {
      received += bytes.length;
    });
    const reset = new Promise(resolve => peer.once('error', resolve));
    peer.resume();
    expect(await reset).toMatchObject({ code: 'ECONNRESET' });
    expect(received).toBeLessThan(MEGABYTE);
    server.close();
  });
});
