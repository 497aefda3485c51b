import { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { ServerKey } from './crypto/rsa.ts';
import type { DataCenters } from './data-centers/data-center.ts';
import { Delays } from './faults/delays.ts';
import { FaultRules } from './faults/fault-rules.ts';
import { FloodWaits } from './faults/flood-waits.ts';
import { timesPushed } from './faults/push-fault.ts';
import { AuthKeys } from './keys/auth-keys.ts';
import { Salts } from './keys/salts.ts';
import { loadServerKey } from './keys/server-key.ts';
import { LiveFeed } from './live/live-feed.ts';
import { jsonLog, type Log } from './log.ts';
import { endSharedCodes } from './login/end-shared-codes.ts';
import { LoginCodes } from './login/login-codes.ts';
import { PasswordChecks } from './login/password-checks.ts';
import { QrTokens } from './login/qr-tokens.ts';
import { LiveSessions } from './mtproto/live-sessions.ts';
import { ParallelUse } from './mtproto/parallel-use.ts';
import { Patience } from './patience/patience.ts';
import { AccessHashes } from './peers/access-hashes.ts';
import { Connections } from './record/connections.ts';
import { ActionRecord } from './record/record.ts';
import { Scenarios } from './scenarios/scenarios.ts';
import { Snapshots } from './snapshots/snapshots.ts';
import { Layers } from './tl/layers.ts';
import { pushTold } from './updates/push-told.ts';
import { World } from './world/world.ts';

/** Everything one running Telegram consists of, besides its listeners. */
export type Sandbox = {
  readonly log: Log;
  readonly clock: Clock;
  readonly serverKey: ServerKey;
  readonly keys: AuthKeys;
  readonly layers: Layers;
  readonly live: LiveSessions;
  readonly salts: Salts;
  readonly parallelUse: ParallelUse;
  readonly world: World;
  readonly accessHashes: AccessHashes;
  readonly codes: LoginCodes;
  readonly passwordChecks: PasswordChecks;
  readonly qrTokens: QrTokens;
  readonly faults: FaultRules;
  readonly delays: Delays;
  readonly floodWaits: FloodWaits;
  readonly patience: Patience;
  readonly record: ActionRecord;
  readonly snapshots: Snapshots;
  readonly scenarios: Scenarios;
  readonly connections: Connections;
  readonly feed: LiveFeed;
  readonly dataCenters: DataCenters;
  close(): void;
};

/** Reads the data directory and builds the world from it. */
export function createSandbox(config: Config, log: Log = jsonLog): Sandbox {
  const { dataDirectory, seed, people } = config;
  const clock = new Clock(dataDirectory);
  const keys = new AuthKeys(dataDirectory);
  const salts = new Salts(dataDirectory);
  const layers = new Layers();
  const world = new World({ dataDirectory, seed, people, dataCenters: config.dataCenterPorts.length });
  const record = new ActionRecord(dataDirectory, clock);
  const connections = new Connections(dataDirectory, clock);
  const scenarios = new Scenarios(dataDirectory);
  const faults = new FaultRules(dataDirectory, clock);
  const codes = new LoginCodes(dataDirectory, clock);
  const qrTokens = new QrTokens(dataDirectory, clock);
  const floodWaits = new FloodWaits(dataDirectory, clock);
  const patience = new Patience(dataDirectory, clock, config.patience);
  const accessHashes = new AccessHashes(seed);
  const live = new LiveSessions({
    keys,
    layers,
    log,
    timesPushed: (userId, updates) => timesPushed(userId, updates, { faults, world }),
    homeOf: userId => world.people.get(userId)?.homeDc ?? null,
  });
  world.events.on('told', (told, caller) => pushTold(told, caller, { accessHashes, clock, live, world }));
  endSharedCodes(world, codes);
  return {
    log,
    clock,
    serverKey: loadServerKey(dataDirectory),
    keys,
    layers,
    live,
    salts,
    parallelUse: new ParallelUse(),
    world,
    accessHashes,
    codes,
    passwordChecks: new PasswordChecks(),
    qrTokens,
    faults,
    delays: new Delays(),
    floodWaits,
    patience,
    record,
    connections,
    scenarios,
    snapshots: new Snapshots(dataDirectory, clock),
    feed: new LiveFeed({ world, record, codes, keys }),
    dataCenters: { main: [], media: [] },
    close() {
      faults.close();
      floodWaits.close();
      patience.close();
      record.close();
      connections.close();
      scenarios.close();
      world.close();
      codes.close();
      qrTokens.close();
      salts.close();
      keys.close();
      clock.close();
    },
  };
}
