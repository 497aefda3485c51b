import { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { ServerKey } from './crypto/rsa.ts';
import { FaultRules } from './faults/fault-rules.ts';
import { FloodWaits } from './faults/flood-waits.ts';
import { AuthKeys } from './keys/auth-keys.ts';
import { loadServerKey } from './keys/server-key.ts';
import { jsonLog, type Log } from './log.ts';
import { LoginCodes } from './login/login-codes.ts';
import { PasswordChecks } from './login/password-checks.ts';
import { QrTokens } from './login/qr-tokens.ts';
import { LiveSessions } from './mtproto/live-sessions.ts';
import { AccessHashes } from './peers/access-hashes.ts';
import { ActionRecord } from './record/record.ts';
import { Layers } from './tl/layers.ts';
import { World } from './world/world.ts';

/** Where a data centre listens. */
export type DataCenter = { readonly id: number; readonly host: string; readonly port: number };

/** Everything one running Telegram consists of, besides its listeners. */
export type Sandbox = {
  readonly log: Log;
  readonly clock: Clock;
  readonly serverKey: ServerKey;
  readonly keys: AuthKeys;
  readonly layers: Layers;
  readonly live: LiveSessions;
  readonly world: World;
  readonly accessHashes: AccessHashes;
  readonly codes: LoginCodes;
  readonly passwordChecks: PasswordChecks;
  readonly qrTokens: QrTokens;
  readonly faults: FaultRules;
  readonly floodWaits: FloodWaits;
  readonly record: ActionRecord;
  /** Filled when the listeners are open. */
  readonly dataCenters: DataCenter[];
  close(): void;
};

/** Reads the data directory and builds the world from it. */
export function createSandbox(config: Config, log: Log = jsonLog): Sandbox {
  const { dataDirectory, seed, people } = config;
  const clock = new Clock(dataDirectory);
  const keys = new AuthKeys(dataDirectory);
  const layers = new Layers();
  const world = new World({ dataDirectory, seed, people });
  const record = new ActionRecord(dataDirectory, clock);
  const codes = new LoginCodes(dataDirectory, clock);
  const qrTokens = new QrTokens(dataDirectory, clock);
  return {
    log,
    clock,
    serverKey: loadServerKey(dataDirectory),
    keys,
    layers,
    live: new LiveSessions({ keys, layers, log }),
    world,
    accessHashes: new AccessHashes(seed),
    codes,
    passwordChecks: new PasswordChecks(),
    qrTokens,
    faults: new FaultRules(),
    floodWaits: new FloodWaits(clock),
    record,
    dataCenters: [],
    close() {
      record.close();
      world.close();
      codes.close();
      qrTokens.close();
      keys.close();
      clock.close();
    },
  };
}
