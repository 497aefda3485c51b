import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Progress } from '../barrier/barrier.ts';
import { encodedShares } from '../barrier/seal-routes.ts';
import { givenShare, keyOf, sharesOf, splitComplaint } from '../barrier/shares.ts';
import { count, fieldsOf, flag } from '../body.ts';
import { failed, invalidRequest, noContent, plain, type Reply } from '../http/reply.ts';
import type { OpenCall, Route } from '../http/route.ts';

/**
 * https://developer.hashicorp.com/vault/api-docs/system/rekey: a new key in new shares, for so many old ones. What
 * fails, and how, is as in vault/rekey.go.
 */
export const rekeyRoutes: readonly Route[] = [
  {
    path: 'rekey/init',
    access: 'shares',
    read: call => plain(200, status(call)),
    write: begin,
    delete: cancel,
  },
  { path: 'rekey/update', access: 'shares', write: update },
  {
    path: 'rekey/verify',
    access: 'shares',
    read: verifyStatus,
    write: verify,
    delete: call => {
      startVerificationAnew(call.server.rekey?.verification);
      return verifyStatus(call);
    },
  },
];

/** For so long only who knows the nonce may cancel: https://developer.hashicorp.com/vault/docs/upgrading/upgrade-to-1.17.x */
const CANCEL_NEEDS_NONCE_MS = 600_000;

function cancel({ server, request, now }: OpenCall): Reply {
  const { rekey } = server;
  if (
    rekey !== undefined &&
    request.body.nonce !== rekey.nonce &&
    now - rekey.startedAt < CANCEL_NEEDS_NONCE_MS
  )
    return invalidRequest('invalid request');
  server.rekey = undefined;
  return noContent;
}

function startVerificationAnew(verification: Progress | undefined): void {
  if (verification === undefined) return;
  verification.shares = [];
  verification.nonce = randomUUID();
}

const status = ({ server: { rekey, barrier } }: OpenCall) => ({
  nonce: rekey?.nonce ?? '',
  started: rekey !== undefined,
  t: rekey?.newThreshold ?? 0,
  n: rekey?.newShares ?? 0,
  progress: rekey?.shares.length ?? 0,
  required: barrier.config.threshold,
  pgp_fingerprints: null,
  backup: false,
  verification_required: rekey?.verificationRequired ?? false,
  ...(rekey?.verification === undefined ? {} : { verification_nonce: rekey.verification.nonce }),
});

const Begin = z.object({
  secret_shares: count.default(0),
  secret_threshold: count.default(0),
  require_verification: flag.default(false),
  pgp_keys: z.array(z.string()).optional(),
  backup: flag.default(false),
});

function begin(call: OpenCall): Reply {
  const parsed = fieldsOf(Begin, call.request.body);
  if (!parsed.ok) return failed(400, parsed.reason);
  const { secret_shares, secret_threshold, require_verification, pgp_keys, backup } = parsed.fields;
  if (pgp_keys !== undefined || backup) return failed(400, 'the double encrypts no shares: it knows no PGP');
  if (secret_threshold > secret_shares)
    return failed(400, 'provided threshold greater than the total shares');
  const complaint = splitComplaint(secret_shares, secret_threshold);
  if (complaint !== undefined) return failed(500, `invalid rekey seal configuration: ${complaint}`);
  if (call.server.rekey !== undefined) return failed(400, 'rekey already in progress');
  call.server.rekey = {
    nonce: randomUUID(),
    startedAt: call.now,
    shares: [],
    newShares: secret_shares,
    newThreshold: secret_threshold,
    verificationRequired: require_verification,
    verification: undefined,
  };
  return plain(200, status(call));
}

async function update(call: OpenCall): Promise<Reply> {
  const { server, request } = call;
  const given = givenShare(request.body.key);
  if (!given.ok) return failed(400, given.reason);
  const { rekey } = server;
  if (rekey === undefined) return failed(400, 'no barrier rekey in progress');
  if (rekey.verification !== undefined)
    return failed(
      400,
      `rekey operation already finished; verification must be performed; nonce for the verification operation is "${rekey.verification.nonce}"`,
    );
  if (request.body.nonce !== rekey.nonce)
    return failed(400, `incorrect nonce supplied; nonce for this rekey operation is "${rekey.nonce}"`);
  if (rekey.shares.some(share => share.equals(given.share)))
    return failed(400, 'given key has already been provided during this generation operation');
  rekey.shares.push(given.share);
  if (rekey.shares.length < server.barrier.config.threshold) return plain(200, status(call));
  const { shares } = rekey;
  rekey.shares = [];
  if (!(await server.barrier.holdsKey(shares)))
    return failed(
      500,
      'failed to read root key: failed to decrypt encrypted stored keys: cipher: message authentication failed',
    );
  const rootKey = randomBytes(32);
  const newShares = await sharesOf(rootKey, rekey.newShares, rekey.newThreshold);
  if (rekey.verificationRequired) {
    rekey.verification = { nonce: randomUUID(), shares: [], rootKey };
  } else {
    server.barrier.rekey(rootKey, rekey.newShares, rekey.newThreshold);
    server.rekey = undefined;
  }
  return plain(200, {
    nonce: rekey.nonce,
    complete: true,
    ...encodedShares(newShares),
    pgp_fingerprints: null,
    backup: false,
    verification_required: rekey.verificationRequired,
    ...(rekey.verification === undefined ? {} : { verification_nonce: rekey.verification.nonce }),
  });
}

function verifyStatus({ server: { rekey } }: OpenCall): Reply {
  if (rekey === undefined) return failed(400, 'no rekey configuration found');
  const { verification, newShares, newThreshold } = rekey;
  return plain(200, {
    nonce: verification?.nonce ?? '',
    started: verification !== undefined,
    t: newThreshold,
    n: newShares,
    progress: verification?.shares.length ?? 0,
  });
}

async function verify(call: OpenCall): Promise<Reply> {
  const { server, request } = call;
  const given = givenShare(request.body.key);
  if (!given.ok) return failed(400, given.reason);
  const { rekey } = server;
  if (rekey === undefined) return failed(400, 'no rekey in progress');
  if (rekey.verification === undefined) return failed(400, 'no rekey verification in progress');
  const { verification } = rekey;
  if (request.body.nonce !== verification.nonce)
    return failed(
      400,
      `incorrect nonce supplied; nonce for this verify operation is "${verification.nonce}"`,
    );
  if (verification.shares.some(share => share.equals(given.share)))
    return failed(400, 'given key has already been provided during this verify operation');
  verification.shares.push(given.share);
  if (verification.shares.length < rekey.newThreshold) return verifyStatus(call);
  const { shares } = verification;
  if ((await keyOf(shares))?.equals(verification.rootKey) !== true) {
    startVerificationAnew(verification);
    return failed(400, 'rekey verification failed; incorrect key shares supplied');
  }
  server.barrier.rekey(verification.rootKey, rekey.newShares, rekey.newThreshold);
  server.rekey = undefined;
  return plain(200, { nonce: verification.nonce, complete: true });
}
