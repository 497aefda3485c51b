import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { newLogin } from '../src/keys/auth-key.ts';
import { authKeyId } from '../src/keys/auth-keys.ts';
import { methods } from '../src/methods/registry.ts';
import { Session } from '../src/mtproto/session.ts';
import { answerCall } from '../src/rpc/answer-call.ts';
import { createSandbox } from '../src/sandbox.ts';
import { parseSchema } from '../src/tl/parse-schema.ts';
import { arbitraryValues } from './arbitrary-objects.ts';

const dataDirectory = mkdtempSync(join(tmpdir(), 'sandbox-'));
const mistakes: unknown[] = [];
const log = { info: () => {}, error: (_msg: string, error: unknown) => mistakes.push(error) };
const config = {
  host: '',
  controlPort: 0,
  dataCenterPorts: [0],
  mediaDataCenterPorts: [],
  dataDirectory,
  seed: 1,
  people: 200,
  patience: false,
};
const sandbox = createSandbox(config, log);
afterAll(() => {
  sandbox.close();
  rmSync(dataDirectory, { recursive: true });
});

const schema = parseSchema(readFileSync(new URL('../schema/layer-198.tl', import.meta.url), 'utf8'));
const arbitrary = arbitraryValues(schema).object;
const calls = schema.filter(({ kind, name }) => kind === 'method' && methods.has(name));
const codec = sandbox.layers.codec(198);

function newKey({ userId }: { userId: number | null }) {
  const secret = randomBytes(256);
  sandbox.keys.create(secret, 0n, 1);
  const key = sandbox.keys.get(authKeyId(secret));
  if (!key) throw new Error('no key');
  sandbox.keys.announceLayer(key, 198);
  if (userId !== null) sandbox.keys.logIn(key, userId, newLogin(0, { confirmed: true }));
  return key;
}

describe('a call with any arguments whatever', () => {
  const user = sandbox.world.people.generatedIdAt(0);

  it.each(calls.map(call => [call.name, call] as const))(
    'to %s is answered without a mistake',
    async (_name, call) => {
      const anybody = fc.constantFrom(null, user);
      const answered = fc.asyncProperty(arbitrary(call), anybody, async (query, userId) => {
        const origin = {
          key: newKey({ userId }),
          session: new Session(1n),
          messageId: 4n,
          connectionId: 1,
          dcId: 1,
          media: false,
        };
        expect((await answerCall(codec.encode(query), origin, sandbox)).kind).toBe('body');
        expect(mistakes).toEqual([]);
      });
      await fc.assert(answered, { numRuns: 30 });
    },
  );

  it('that are only noise is refused without a mistake', async () => {
    const key = newKey({ userId: user });
    const noise = fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), async bytes => {
      const answer = await answerCall(
        Buffer.from(bytes),
        { key, session: new Session(1n), messageId: 4n, connectionId: 1, dcId: 1, media: false },
        sandbox,
      );
      expect(answer.kind).toBe('body');
      expect(mistakes).toEqual([]);
    });
    await fc.assert(noise, { numRuns: 300 });
  });
});
