import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Api, type TelegramClient } from 'telegram';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Writer } from '../src/tl/writer.ts';
import { abridgedTransport } from '../src/transport/abridged.ts';
import { fullTransport } from '../src/transport/full.ts';
import { intermediateTransport } from '../src/transport/intermediate.ts';
import { useSandbox } from './fixture.ts';
import { container, encodeCall, encodeService, messageId, newRawClient } from './raw-client.ts';

const telegram = useSandbox();
const MIB = 2 ** 20;

let good: TelegramClient;
const mistakes = vi.fn();
beforeAll(async () => {
  vi.spyOn(telegram.sandbox.log, 'error').mockImplementation(mistakes);
  ({ client: good } = await telegram.newUser());
});

/** How long an honest client waits for an answer, in ms. */
async function answeredAfter(): Promise<number> {
  const asked = performance.now();
  await good.invoke(new Api.help.GetNearestDc());
  return performance.now() - asked;
}

/** Whatever was done: an honest client is served on, hardly later than before, and the server has not grown. */
let memoryBefore = 0;
let calm = 0;
beforeEach(async () => {
  calm = await answeredAfter();
});
afterEach(async () => {
  expect(await answeredAfter()).toBeLessThan(2_000 + 10 * calm);
  expect(process.memoryUsage().rss - memoryBefore).toBeLessThan(400 * MIB);
  expect(mistakes.mock.calls).toEqual([]);
});

async function dial(): Promise<Socket> {
  memoryBefore ||= process.memoryUsage().rss;
  const socket = connect(telegram.sandbox.dataCenters.main[0]?.port ?? 0, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** Writes bytes and waits until the server has dealt with them: it hangs up, or answers, or wants more. */
async function send(...chunks: Buffer[]): Promise<void> {
  const socket = await dial();
  for (const chunk of chunks) socket.write(chunk);
  socket.end();
  socket.resume();
  if (!socket.closed) await once(socket, 'close');
}

function packed(body: Buffer): Buffer {
  const writer = new Writer();
  writer.int(0x3072cfa1);
  writer.bytesValue(gzipSync(body));
  return writer.bytes;
}

/** An unencrypted message around a body. */
function plain(body: Buffer, claimed = body.length): Buffer {
  const head = Buffer.alloc(20);
  head.writeBigInt64LE(messageId(), 8);
  head.writeInt32LE(claimed, 16);
  return Buffer.concat([head, body]);
}

const nonce = Buffer.alloc(16, 7);
const reqPq = encodeService({ _: 'req_pq_multi', nonce });
const openings = [
  ['full', Buffer.alloc(0), () => fullTransport().frame],
  ['abridged', Buffer.from('ef', 'hex'), () => abridgedTransport().frame],
  ['intermediate', Buffer.from('eeeeeeee', 'hex'), () => intermediateTransport().frame],
  ['padded', Buffer.from('dddddddd', 'hex'), () => intermediateTransport().frame],
] as const;

describe('the transport', () => {
  it('survives noise of any kind', async () => {
    const noise = fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), bytes => send(Buffer.from(bytes)));
    await fc.assert(noise, { numRuns: 150 });
  });

  it.each(openings)('survives noise behind the tag of %s, and in a packet', async (_name, tag, framing) => {
    const noise = fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async bytes => {
      const words = Buffer.from(bytes.subarray(0, bytes.length & ~3));
      await send(tag, Buffer.from(bytes));
      await send(tag, framing()(words));
    });
    await fc.assert(noise, { numRuns: 40 });
  });

  it.each([
    ['abridged', 'ef7fffffff'],
    ['intermediate', 'eeeeeeeeffffff7f'],
    ['intermediate, negative', 'eeeeeeeeffffffff'],
    ['padded', 'ddddddddffffff7f'],
    ['full', 'ffffff7f00000000'],
    ['full, negative', '000000800000000000000000'],
    ['full, too short', '0400000000000000'],
  ])('cuts off who announces a packet that is too large: %s', async (_name, hex) => {
    const socket = await dial();
    socket.write(Buffer.from(hex, 'hex'));
    socket.resume();
    await once(socket, 'close');
  });

  it('holds no more than came of packets that never end, from many at once', async () => {
    const sockets = await Promise.all(Array.from({ length: 300 }, dial));
    const begun = Buffer.concat([Buffer.from('eeeeeeeef0ff1f00', 'hex'), Buffer.alloc(1_000)]);
    for (const socket of sockets) socket.write(begun);
    for (const socket of sockets) socket.write(Buffer.from([0]));
    await good.invoke(new Api.help.GetNearestDc());
    for (const socket of sockets) socket.destroy();
  });

  it('hangs up on who has said nothing that makes sense for a minute', async () => {
    const sockets = [await dial(), await dial(), await dial()];
    const [, half, busy] = sockets;
    half?.write(Buffer.from('eeeeeeeeff', 'hex'));
    busy?.write(Buffer.concat([Buffer.from('eeeeeeee', 'hex'), intermediateTransport().frame(plain(reqPq))]));
    if (busy) await once(busy, 'data');
    for (const socket of sockets) socket.resume();
    const closed = sockets.map(socket => once(socket, 'close'));
    const later = Date.now() + 61_000;
    const clock = vi.spyOn(Date, 'now').mockReturnValue(later);
    try {
      await Promise.all(closed);
    } finally {
      clock.mockRestore();
    }
  });

  it('takes a large packet byte by byte without slowing down others', async () => {
    const socket = await dial();
    socket.setNoDelay(true);
    const frame = intermediateTransport().frame(randomBytes(512 * 1024));
    socket.write(Buffer.from('eeeeeeee', 'hex'));
    const step = 256;
    for (let at = 0; at < frame.length; at += step) {
      if (!socket.write(frame.subarray(at, at + step))) await once(socket, 'drain');
    }
    const [answer]: Buffer[] = await once(socket, 'data');
    expect(answer?.readInt32LE(4)).toBe(-404);
    socket.destroy();
  });
});

describe('the handshake', () => {
  const framed = (...bodies: Buffer[]) => {
    const { frame } = intermediateTransport();
    return [Buffer.from('eeeeeeee', 'hex'), ...bodies.map(frame)];
  };

  it('survives plain messages of any kind', async () => {
    const noise = fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.integer(),
      async (bytes, claimed) => {
        const body = Buffer.from(bytes);
        await send(...framed(plain(body)));
        await send(...framed(plain(body, claimed)));
        await send(...framed(plain(Buffer.concat([reqPq.subarray(0, 4), body]))));
      },
    );
    await fc.assert(noise, { numRuns: 60 });
  });

  it('survives requests out of turn, with other nonces, and with noise for secrets', async () => {
    const server_nonce = Buffer.alloc(16, 9);
    const params = (encrypted_data: Buffer) =>
      encodeService({
        _: 'req_DH_params',
        nonce,
        server_nonce,
        p: Buffer.from('0100002b', 'hex'),
        q: Buffer.from('fffffffb', 'hex'),
        public_key_fingerprint: telegram.sandbox.serverKey.fingerprint,
        encrypted_data,
      });
    const set = encodeService({
      _: 'set_client_DH_params',
      nonce,
      server_nonce,
      encrypted_data: randomBytes(336),
    });
    await send(...framed(plain(params(randomBytes(256)))));
    await send(...framed(plain(set)));
    await send(...framed(plain(reqPq), plain(params(randomBytes(256)))));
    await send(...framed(plain(reqPq), plain(set)));
    await send(...framed(...Array.from({ length: 500 }, () => plain(reqPq))));
  });

  it('survives a secret that is encrypted well and makes no sense, or is not whole blocks', async () => {
    const socket = await dial();
    const { frame, receive } = intermediateTransport();
    socket.write(Buffer.concat([Buffer.from('eeeeeeee', 'hex'), frame(plain(reqPq))]));
    const [chunk]: Buffer[] = await once(socket, 'data');
    const server_nonce = receive(chunk ?? Buffer.alloc(0))[0]?.subarray(40, 56) ?? Buffer.alloc(16);
    for (const size of [0, 16, 255, 256, 257, 1_000]) {
      const body = {
        _: 'req_DH_params',
        nonce,
        server_nonce,
        p: nonce,
        q: nonce,
        public_key_fingerprint: 1n,
      };
      socket.write(frame(plain(encodeService({ ...body, encrypted_data: Buffer.alloc(size, 1) }))));
    }
    socket.resume();
    await once(socket, 'close');
  });
});

describe('an encrypted session', () => {
  it('is cut off with bytes that do not fit its key, of any length', async () => {
    const { raw } = await newRawClient(telegram);
    for (const size of [0, 8, 15, 16, 17, 32, 1_000, 1_024]) {
      const socket = await dial();
      socket.write(Buffer.from('eeeeeeee', 'hex'));
      socket.write(intermediateTransport().frame(Buffer.concat([raw.keyId, randomBytes(16 + size)])));
      socket.resume();
      await once(socket, 'close');
    }
  });

  it('survives bodies of any kind, in a container or not, packed or not', async () => {
    let raw = await freshClient();
    const anything = fc.uint8Array({ minLength: 4, maxLength: 400 });
    const noise = fc.asyncProperty(
      anything,
      fc.constantFrom('bare', 'packed', 'contained', 'lying'),
      async (bytes, how) => {
        if (raw.socket.closed || raw.socket.destroyed) raw = await freshClient();
        const body = Buffer.from(bytes.subarray(0, bytes.length & ~3));
        if (how === 'bare') raw.send(body);
        if (how === 'packed') raw.send(packed(body));
        const inner = { id: messageId(), seqNo: raw.nextSeqNo(), body };
        if (how === 'contained') raw.send(container(inner), { seqNo: raw.plainSeqNo() });
        if (how === 'lying')
          raw.send(Buffer.concat([container(inner).subarray(0, 8), body]), { seqNo: raw.plainSeqNo() });
        await raw.settled();
      },
    );
    await fc.assert(noise, { numRuns: 200 });
  });

  it('survives service messages with any contents', async () => {
    let raw = await freshClient();
    const ids = fc.array(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), { maxLength: 50 });
    const name = fc.constantFrom(
      'msgs_ack',
      'msgs_state_req',
      'msg_resend_req',
      'rpc_drop_answer',
      'destroy_session',
      'get_future_salts',
      'ping',
    );
    const messages = fc.asyncProperty(name, ids, fc.integer(), async (_, msg_ids, num) => {
      if (raw.socket.closed || raw.socket.destroyed) raw = await freshClient();
      const [id = 0n] = msg_ids;
      const seqNo = _ === 'msgs_ack' ? raw.plainSeqNo() : raw.nextSeqNo();
      raw.service({ _, msg_ids, req_msg_id: id, session_id: id, ping_id: id, num }, { seqNo });
      await raw.settled();
    });
    await fc.assert(messages, { numRuns: 200 });
  });

  it.each([
    ['a gzip bomb', () => packed(Buffer.alloc(64 * MIB))],
    ['a gzip bomb in a gzip bomb', () => packed(packed(Buffer.alloc(64 * MIB)))],
    ['a gzip that is cut short', () => packed(Buffer.alloc(1_000)).subarray(0, 24)],
    [
      'nesting without end',
      () =>
        Array.from({ length: 2_000 }).reduce<Buffer>(
          body => Buffer.concat([Buffer.from('0d0d9bda0d000000', 'hex'), body]),
          encodeCall({ _: 'help.getConfig' }),
        ),
    ],
    ['a vector of two thousand million', () => Buffer.from('59b4d66215c4b51cffffff7f', 'hex')],
    ['a vector of less than nothing', () => Buffer.from('59b4d66215c4b51cffffffff', 'hex')],
    ['a string that is longer than the message', () => Buffer.from('b7f93f86feffffff', 'hex')],
    ['one byte', () => Buffer.from([1])],
    ['nothing at all', () => Buffer.alloc(0)],
  ])('survives %s', async (_name, body) => {
    const raw = await freshClient();
    raw.send(body());
    await raw.settled();
  });

  it('survives a container of bombs, and of ten thousand messages', async () => {
    const bomb = packed(Buffer.alloc(MIB - 64));
    for (const [count, body] of [
      [200, bomb],
      [10_000, encodeService({ _: 'ping', ping_id: 1n })],
    ] as const) {
      const raw = await freshClient();
      const inner = Array.from({ length: count }, () => ({ id: messageId(), seqNo: raw.nextSeqNo(), body }));
      raw.send(container(...inner), { seqNo: raw.plainSeqNo() });
      await raw.settled();
    }
  });

  it('answers one who asks for the same again a thousand times no more than once a packet', async () => {
    const raw = await freshClient();
    raw.call({ _: 'help.getConfig' });
    const { id } = await raw.next('rpc_result');
    raw.service({ _: 'msg_resend_req', msg_ids: Array.from({ length: 20_000 }, () => id) });
    await raw.next('rpc_result');
    raw.service({ _: 'ping', ping_id: 5n });
    expect((await raw.next('rpc_result', 'pong'))._).toBe('pong');
  });

  it('is cut off with more sessions than any client has over one connection', async () => {
    const raw = await freshClient();
    for (let session = 0; session < 40; session++) raw.newSession();
    await raw.settled();
    expect(raw.socket.destroyed || raw.socket.closed).toBe(true);
  });
});

/** A raw client with a key of its own, in good standing. */
async function freshClient() {
  const { raw } = await newRawClient(telegram);
  raw.service({ _: 'ping', ping_id: 0n });
  await raw.next('pong');
  return raw;
}
