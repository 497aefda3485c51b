import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createJwtSigner, newId } from '@muster/service-kit';

/** identity as a process asks for it: the keys with which the tokens of its users are checked. */
export type Identity = {
  url: string;
  /** A token of somebody of a team. */
  tokenOf(teamId: string): string;
  close(): Promise<void>;
};

const KID = 'identity-1';

export async function startIdentity(): Promise<Identity> {
  const privateKey = generateKeyPairSync('ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
  const sign = createJwtSigner({ kid: KID, privateKey });
  const jwk = { ...createPublicKey(privateKey).export({ format: 'jwk' }), kid: KID, use: 'sig' };
  const server = createServer((_request, response) => {
    response.end(JSON.stringify({ keys: [jwk] }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('identity has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    tokenOf(teamId) {
      const exp = Math.floor(Date.now() / 1000) + 900;
      const person = { sub: newId(), team: teamId, role: 'member', operator: false };
      return sign({ iss: 'identity', aud: 'muster', ...person, exp });
    },
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
