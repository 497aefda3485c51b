import { JwkSet, SERVICE_TOKEN_TTL_SECONDS } from '@muster/contracts';
import { PublicKeys, secretPaths, serviceSecrets, signingKey } from '@muster/secrets';
import { CannotDo } from '../../print.ts';
import { findSecret, versionOf, writeOver } from '../../vault/kv.ts';
import type { Processes } from '../processes/processes.ts';
import { type Rotation, waitFor, waitUntil } from '../rotation.ts';
import { TAKEN_WITHIN_MS, TOLERANCE_MS } from './lives.ts';
import { type PublicKey, type ServiceKeys, serviceKeysIn } from './service-key-set.ts';

const PUBLIC = secretPaths.servicePublicKeys;

/** Leases and permits are signed by account-manager's key as well, and end sooner. */
const TOKENS_LIVE_MS = SERVICE_TOKEN_TTL_SECONDS * 1000 + TOLERANCE_MS;

/**
 * Gives every service a new key to sign its calls with: published beside the old one, known by every replica before it
 * signs; the old one is taken away when nothing that it signed can be alive.
 */
export async function rotateServiceKeys(rotation: Rotation, processes: Processes): Promise<void> {
  const { vault, tell } = rotation;
  const published = await readPublicKeys(rotation);
  const standing = await Promise.all(
    [...serviceSecrets.keys()].map(async service =>
      serviceKeysIn(published.set, service, await versionOf(vault, secretPaths.serviceKey(service))),
    ),
  );
  const isUnderWay = standing.some(({ unused, old }) => unused !== null || old.length > 0);
  const turning = isUnderWay ? standing.filter(({ unused }) => unused !== null) : standing;
  const made = new Map(
    turning.map(({ service, version }) => [service, signingKey(`${service}-${version + 1}`)]),
  );
  if (isUnderWay) tell('service keys: going on with a rotation that was broken off');

  let { version } = published;
  const publish = async (keysOf: (keys: ServiceKeys) => readonly (PublicKey | null)[]) => {
    const known = standing.flatMap(({ signing, unused, old }) => [signing, unused, ...old]);
    // Whoever is none of our services stays as they are.
    const others = published.set.keys.filter(({ kid }) => !known.some(key => key?.kid === kid));
    const keys = [...others, ...standing.flatMap(keysOf).filter(key => key !== null)];
    version = await writeOver(vault, PUBLIC, { jwks: JSON.stringify({ keys }) }, version);
  };
  const isTaken = (path: string, wanted: number) =>
    waitUntil(rotation, TAKEN_WITHIN_MS, () => processes.whoLags(path, wanted));

  if (made.size > 0) {
    await publish(({ service, signing, old }) => [asPublic(made.get(service)?.jwk), signing, ...old]);
    tell(`service keys: ${made.size} new ones are published beside the old`);
    await isTaken(PUBLIC, version);
  }
  for (const { service, version: over } of turning) {
    const key = made.get(service);
    if (!key) continue;
    const { kid, privateKey } = key;
    await writeOver(vault, secretPaths.serviceKey(service), { kid, privateKey }, over);
  }
  for (const { service, version: before } of standing) {
    await isTaken(secretPaths.serviceKey(service), made.has(service) ? before + 1 : before);
  }
  tell('service keys: every replica signs with its new one');
  await waitFor(rotation, TOKENS_LIVE_MS, 'what the old keys have signed ends');
  await publish(({ service, signing }) => [asPublic(made.get(service)?.jwk) ?? signing]);
  tell('service keys: the old ones are taken away');
}

async function readPublicKeys({ vault }: Rotation): Promise<{ set: JwkSet; version: number }> {
  const found = await findSecret(vault, PUBLIC, PublicKeys);
  if (!found) throw new CannotDo(`${PUBLIC}: there is no such secret; \`vault-operator bootstrap\` makes it`);
  return { set: JwkSet.parse(JSON.parse(found.secret.jwks)), version: found.version };
}

const asPublic = (jwk: object | undefined): PublicKey | null =>
  jwk ? (JwkSet.parse({ keys: [jwk] }).keys[0] ?? null) : null;
