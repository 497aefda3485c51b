import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { CannotDo } from '../print.ts';
import { type Vault, VaultAway, VaultRefused } from '../vault/client.ts';
import { findSecret, versionOf, writeOver } from '../vault/kv.ts';
import { type Rotation, RUN_AGAIN } from './rotation.ts';

/** Beside the secrets, and none itself: who is at it, and until when nobody else may be. */
const PATH = 'vault-operator/rotation';
const Hold = z.object({ holder: z.string(), until: z.coerce.date() });

/** One that was killed keeps the next one away for so long at most, in ms. */
const HELD_FOR_MS = 60_000;
const RENEWED_EVERY_MS = HELD_FOR_MS / 4;

/**
 * Does something while no other rotation is under way. The hold lies in Vault, is written only over the version that
 * was read, and ends by itself unless it is renewed.
 * @throws CannotDo when another one is under way
 */
export async function alone<T>(
  parts: Pick<Rotation, 'vault' | 'clock' | 'signal'>,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const hold = await takeHold(parts);
  const ended = new AbortController();
  const lost = new AbortController();
  const renewing = keepHold(parts, hold, ended.signal).catch((error: unknown) => lost.abort(error));
  const stopping = AbortSignal.any([parts.signal, lost.signal]);
  try {
    return await act(stopping);
  } catch (error) {
    // What was waited for says only that the waiting was broken off.
    throw stopping.aborted ? stopping.reason : error;
  } finally {
    ended.abort();
    await renewing;
    // Where Vault is away it ends by itself.
    await hold.writeUntil(0).catch(() => {});
  }
}

type Held = { untilMs: number; writeUntil(untilMs: number): Promise<void> };

async function takeHold({ vault, clock }: Pick<Rotation, 'vault' | 'clock'>): Promise<Held> {
  const known = await findSecret(vault, PATH, Hold);
  const leftMs = (known?.secret.until.getTime() ?? 0) - clock.now();
  if (leftMs > 0) throw underWay(leftMs);
  const hold = createHold(vault, known?.version ?? (await versionOf(vault, PATH)));
  try {
    await hold.writeUntil(clock.now() + HELD_FOR_MS);
  } catch (error) {
    throw isRefusedWrite(error) ? underWay(HELD_FOR_MS) : error;
  }
  return hold;
}

function createHold(vault: Vault, found: number): Held {
  const holder = randomUUID();
  let version = found;
  const hold: Held = {
    untilMs: 0,
    async writeUntil(untilMs) {
      const fields = { holder, until: new Date(untilMs).toISOString() };
      try {
        version = await writeOver(vault, PATH, fields, version);
      } catch (error) {
        // Of one that was written before, the answer may have been lost.
        const known = error instanceof VaultRefused ? await findSecret(vault, PATH, Hold) : null;
        if (known?.secret.holder !== holder) throw error;
        version = await writeOver(vault, PATH, fields, known.version);
      }
      hold.untilMs = untilMs;
    },
  };
  return hold;
}

/** @throws as soon as the hold has ended or is somebody else's */
async function keepHold({ clock }: Pick<Rotation, 'clock'>, hold: Held, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    await clock.sleepUntil(clock.now() + RENEWED_EVERY_MS, ended).catch(() => {});
    if (ended.aborted) return;
    try {
      await hold.writeUntil(clock.now() + HELD_FOR_MS);
    } catch (error) {
      if (isRefusedWrite(error))
        throw new CannotDo(`Stopped: this rotation is not the only one any more. ${RUN_AGAIN}`);
      const isAway = error instanceof VaultAway || (error instanceof VaultRefused && error.status >= 500);
      if (!isAway || clock.now() >= hold.untilMs) throw error;
    }
  }
}

/** Somebody else has written: Vault answers 400 for a version that is not the newest. */
const isRefusedWrite = (error: unknown) => error instanceof VaultRefused && error.status === 400;

const underWay = (leftMs: number) =>
  new CannotDo(
    `Another rotation is under way. If it was killed, try again in ${Math.ceil(leftMs / 1000)} s.`,
  );
