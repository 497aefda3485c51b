/**
 * The baseline of listing: a server that knows no Telegram. At first it stands between the client and the sandbox
 * and notes which bytes answer which call; then it answers the same calls with the same bytes. What it still does
 * is what no server can leave out: reading the transport, decrypting the call to learn its id, sealing the answer.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { z } from 'zod';
import { openMessage, sealMessage } from '../../src/crypto/message.ts';
import { authKeyId } from '../../src/keys/auth-keys.ts';
import { nextMessageId } from '../../src/mtproto/message-ids.ts';
import { readEnvelope, rpcResult, unpack, writeEnvelope } from '../../src/mtproto/messages.ts';
import { fullTransport } from '../../src/transport/full.ts';
import { servePart } from './part.ts';

const RPC_RESULT = 0xf35c6d01;
/** By the hash of the call. */
const answers = new Map<string, Buffer>();
const hashOf = (call: Buffer) => createHash('sha1').update(call).digest('hex');
let recording = true;

servePart({
  /** Returns the port. */
  async start(params) {
    const { target, secret } = z
      .object({ target: z.number(), secret: z.instanceof(Uint8Array) })
      .parse(params);
    const key = Buffer.from(secret);
    const server = createServer(socket => (recording ? record(socket, target, key) : replay(socket, key)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return z.object({ port: z.number() }).parse(server.address()).port;
  },
  /** From now on the prepared answers; returns how many there are. */
  replay() {
    recording = false;
    return answers.size;
  },
});

function record(client: Socket, target: number, key: Buffer): void {
  const sandbox = connect(target, '127.0.0.1');
  const calls = new Map<bigint, string>();
  const [toSandbox, toClient] = [fullTransport(), fullTransport()];
  client.on('data', chunk => {
    sandbox.write(chunk);
    for (const packet of toSandbox.receive(chunk))
      for (const { id, body } of callsIn(packet, key)) calls.set(id, hashOf(body));
  });
  sandbox.on('data', chunk => {
    client.write(chunk);
    for (const packet of toClient.receive(chunk)) {
      const plain = openMessage(packet, key, 'from-server');
      if (!plain) continue;
      const { body } = readEnvelope(plain).message;
      const call = body.readUInt32LE(0) === RPC_RESULT ? calls.get(body.readBigInt64LE(4)) : undefined;
      if (call) answers.set(call, Buffer.from(body.subarray(12)));
    }
  });
  client.on('close', () => sandbox.destroy());
  sandbox.on('close', () => client.destroy());
}

function replay(client: Socket, key: Buffer): void {
  const transport = fullTransport();
  const keyId = authKeyId(key);
  let contentSent = 0;
  client.setNoDelay(true);
  client.on('error', () => client.destroy());
  client.on('data', chunk => {
    for (const packet of transport.receive(chunk)) {
      const plain = openMessage(packet, key);
      if (!plain) continue;
      const { salt, sessionId, message } = readEnvelope(plain);
      for (const { id, body } of unpack(message) ?? []) {
        const answer = answers.get(hashOf(body));
        if (!answer) continue;
        const seqNo = 2 * contentSent++ + 1;
        const sent = { id: nextMessageId('answer'), seqNo, body: rpcResult(id, answer) };
        const sealed = sealMessage(writeEnvelope({ salt, sessionId, message: sent }), key, keyId);
        client.write(transport.frame(sealed));
      }
    }
  });
}

function callsIn(packet: Buffer, key: Buffer) {
  const plain = openMessage(packet, key);
  return (plain && unpack(readEnvelope(plain).message)) ?? [];
}
