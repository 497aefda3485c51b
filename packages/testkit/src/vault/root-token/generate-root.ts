import { randomUUID } from 'node:crypto';
import { givenShare } from '../barrier/shares.ts';
import { failed, noContent, plain, type Reply } from '../http/reply.ts';
import type { OpenCall, Route } from '../http/route.ts';
import { base62 } from '../random-id.ts';
import { issueRootToken, ROOT_TOKEN_LENGTH } from '../token/token.ts';

/**
 * https://developer.hashicorp.com/vault/api-docs/system/generate-root: the shares are the proof. The new root token
 * comes XORed with a one-time password, in base64 without padding (vault/generate_root.go).
 */
export const rootTokenRoutes: readonly Route[] = [
  {
    path: 'generate-root/attempt',
    access: 'shares',
    read: call => plain(200, status(call)),
    write: begin,
    delete: ({ server }) => {
      server.rootAttempt = undefined;
      return noContent;
    },
  },
  { path: 'generate-root/update', access: 'shares', write: update },
];

const status = ({ server }: OpenCall, otp = '') => ({
  nonce: server.rootAttempt?.nonce ?? '',
  started: server.rootAttempt !== undefined,
  progress: server.rootAttempt?.shares.length ?? 0,
  required: server.barrier.config.threshold,
  complete: false,
  encoded_token: '',
  encoded_root_token: '',
  pgp_fingerprint: '',
  otp,
  otp_length: ROOT_TOKEN_LENGTH,
});

function begin(call: OpenCall): Reply {
  const { server, request } = call;
  if (request.body.pgp_key !== undefined) return failed(400, 'the double encrypts nothing: it knows no PGP');
  if (server.rootAttempt !== undefined) return failed(400, 'root generation already in progress');
  const given = typeof request.body.otp === 'string' ? request.body.otp : '';
  if (given !== '' && given.length !== ROOT_TOKEN_LENGTH) return failed(400, 'OTP string is wrong length');
  const otp = given === '' ? base62(ROOT_TOKEN_LENGTH) : given;
  server.rootAttempt = { nonce: randomUUID(), shares: [], otp };
  return plain(200, status(call, given === '' ? otp : ''));
}

async function update(call: OpenCall): Promise<Reply> {
  const { server, request, state, now } = call;
  const given = givenShare(request.body.key);
  if (!given.ok) return failed(400, given.reason);
  const attempt = server.rootAttempt;
  if (attempt === undefined) return failed(400, 'no root generation in progress');
  if (request.body.nonce !== attempt.nonce)
    return failed(
      400,
      `incorrect nonce supplied; nonce for this root generation operation is "${attempt.nonce}"`,
    );
  if (attempt.shares.some(share => share.equals(given.share)))
    return failed(400, 'given key has already been provided during this generation operation');
  attempt.shares.push(given.share);
  if (attempt.shares.length < server.barrier.config.threshold) return plain(200, status(call));
  const { shares } = attempt;
  // Whatever comes of them, these shares are used up; after a wrong one the attempt goes on from none.
  attempt.shares = [];
  if (!(await server.barrier.holdsKey(shares)))
    return failed(
      400,
      'root generation aborted: unable to authenticate: failed to decrypt encrypted stored keys: cipher: message authentication failed',
    );
  server.rootAttempt = undefined;
  const token = Buffer.from(issueRootToken(state, now).id);
  const otp = Buffer.from(attempt.otp);
  const encoded = Buffer.from(token.map((byte, at) => byte ^ (otp[at] ?? 0))).toString('base64');
  return plain(200, {
    ...status(call),
    nonce: attempt.nonce,
    started: true,
    progress: shares.length,
    complete: true,
    encoded_token: encoded.replace(/=+$/, ''),
    encoded_root_token: encoded.replace(/=+$/, ''),
  });
}
