import { z } from 'zod';
import { CannotStart } from './cannot-start.ts';
import { nearestName } from './nearest-name.ts';

/** An empty text, as of a variable that is set to nothing, is no number. */
const number = (least: number, most: number, message: string) =>
  z
    .string()
    .trim()
    .regex(/^-?\d+$/, message)
    .pipe(z.coerce.number<string>().int(message).min(least, message).max(most, message));
const port = number(0, 65_535, 'a port is a number from 0 to 65535');
const DEFAULT_MEDIA_PORTS = [4_453, 4_454];
const ports = z.array(port);

/** Addresses one listens at but nobody can connect to. */
const EVERY_ADDRESS = ['0.0.0.0', '::', ''];

const settingsSchema = z.object({
  /** Where it listens, and the address clients are told. */
  SANDBOX_HOST: z
    .string()
    .default('127.0.0.1')
    .refine(host => !EVERY_ADDRESS.includes(host), {
      message: 'clients are told this address, so it must be one at which they reach this machine',
    }),
  /** 0 takes any free port, here and below. */
  SANDBOX_CONTROL_PORT: port.default(4_400),
  /** One listener for each data centre, which are numbered from 1. */
  SANDBOX_DC_PORTS: z
    .string()
    .default('4443,4444')
    .transform(ports => ports.split(','))
    .pipe(ports),
  /** Listeners for files only: the first is of data centre 1. Empty for none; without it, one for each. */
  SANDBOX_MEDIA_DC_PORTS: z
    .string()
    .transform(ports => (ports === '' ? [] : ports.split(',')))
    .pipe(ports)
    .optional(),
  SANDBOX_DATA_DIR: z.string().default('.data/telegram-sandbox'),
  SANDBOX_SEED: number(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 'write a whole number').default(1),
  /** How many people are generated. */
  SANDBOX_PEOPLE: number(100, 1_000_000, 'write a number from 100 to 1000000').default(5_000),
  /** Whether hurried calls are answered with FLOOD_WAIT and PEER_FLOOD, as Telegram does. */
  SANDBOX_PATIENCE: z.enum(['on', 'off'], 'write on or off').default('on'),
  /** A file that says what there is besides the generated world; made once. */
  SANDBOX_SCENARIO: z.string().min(1).optional(),
});

const configSchema = settingsSchema
  .refine(settings => (settings.SANDBOX_MEDIA_DC_PORTS ?? []).length <= settings.SANDBOX_DC_PORTS.length, {
    path: ['SANDBOX_MEDIA_DC_PORTS'],
    message: 'each belongs to a data centre, so there are at most as many',
  })
  .superRefine((settings, context) => {
    const taken = new Set<number>();
    for (const name of ['SANDBOX_CONTROL_PORT', 'SANDBOX_DC_PORTS', 'SANDBOX_MEDIA_DC_PORTS'] as const)
      for (const chosen of [settings[name] ?? []].flat()) {
        if (taken.has(chosen))
          context.addIssue({
            code: 'custom',
            path: [name],
            message: `${chosen} is taken by another listener`,
          });
        if (chosen !== 0) taken.add(chosen);
      }
  });

export type Config = {
  readonly host: string;
  readonly controlPort: number;
  readonly dataCenterPorts: readonly number[];
  readonly mediaDataCenterPorts: readonly number[];
  readonly dataDirectory: string;
  readonly seed: number;
  readonly people: number;
  /** Whether it begins with Telegram's patience switched on. */
  readonly patience: boolean;
  /** A scenario file to begin with. */
  readonly scenario?: string | undefined;
};

/** Throws a CannotStart with one readable sentence for each setting that makes no sense. */
export function loadConfig(environment: Environment): Config {
  const parsed = configSchema.safeParse(environment);
  const wrong = parsed.success ? [] : senseless(parsed.error.issues, environment);
  const mistakes = [...misspelt(environment), ...wrong];
  if (!parsed.success || mistakes.length > 0) throw new CannotStart(mistakes.join(' '));
  const settings = parsed.data;
  return {
    host: settings.SANDBOX_HOST,
    controlPort: settings.SANDBOX_CONTROL_PORT,
    dataCenterPorts: settings.SANDBOX_DC_PORTS,
    mediaDataCenterPorts:
      settings.SANDBOX_MEDIA_DC_PORTS ?? DEFAULT_MEDIA_PORTS.slice(0, settings.SANDBOX_DC_PORTS.length),
    dataDirectory: settings.SANDBOX_DATA_DIR,
    seed: settings.SANDBOX_SEED,
    people: settings.SANDBOX_PEOPLE,
    patience: settings.SANDBOX_PATIENCE === 'on',
    scenario: settings.SANDBOX_SCENARIO,
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Of several mistakes in one setting, as in each of several ports, the first. */
function senseless(issues: readonly z.core.$ZodIssue[], environment: Environment): string[] {
  const messages = new Map<string, string>();
  for (const { path, message } of issues.toReversed()) messages.set(String(path[0]), message);
  return Array.from(messages, ([name, message]) => `${name} is "${environment[name] ?? ''}": ${message}.`);
}

/** A setting that nobody reads would be one that somebody believes in. */
function misspelt(environment: Environment): string[] {
  const names = Object.keys(settingsSchema.shape);
  return Object.keys(environment)
    .filter(name => name.startsWith('SANDBOX_') && !names.includes(name))
    .map(name => {
      const nearest = nearestName(name, names);
      return nearest === null
        ? `${name} is no setting; there are ${names.join(', ')}.`
        : `${name} is no setting; did you mean ${nearest}?`;
    });
}
