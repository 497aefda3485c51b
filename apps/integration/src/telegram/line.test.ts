import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { Line, LineUsedUp } from './line.ts';

const notMoving = () => false;

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
});
