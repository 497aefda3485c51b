import { z } from 'zod';

/** An empty text, as of a variable that is set to nothing, is no number. */
const digits = z
  .string()
  .trim()
  .regex(/^-?\d+$/, 'write a whole number');
const port = digits.pipe(z.coerce.number<string>().min(0).max(65_535));
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
  /** Listeners for files only: the first is of data centre 1. Empty for none. */
  SANDBOX_MEDIA_DC_PORTS: z
    .string()
    .default('4453,4454')
    .transform(ports => (ports === '' ? [] : ports.split(',')))
    .pipe(ports),
  SANDBOX_DATA_DIR: z.string().default('.data/telegram-sandbox'),
  SANDBOX_SEED: digits.pipe(z.coerce.number<string>().int()).default(1),
  /** How many people are generated. */
  SANDBOX_PEOPLE: z.coerce.number().int().min(100).max(1_000_000).default(5_000),
  /** Whether hurried calls are answered with FLOOD_WAIT and PEER_FLOOD, as Telegram does. */
  SANDBOX_PATIENCE: z.enum(['on', 'off']).default('on'),
  /** A file that says what there is besides the generated world; made once. */
  SANDBOX_SCENARIO: z.string().min(1).optional(),
});

const configSchema = settingsSchema
  .refine(settings => settings.SANDBOX_MEDIA_DC_PORTS.length <= settings.SANDBOX_DC_PORTS.length, {
    path: ['SANDBOX_MEDIA_DC_PORTS'],
    message: 'each belongs to a data centre, so there are at most as many',
  })
  .superRefine((settings, context) => {
    const taken = new Set<number>();
    for (const name of ['SANDBOX_CONTROL_PORT', 'SANDBOX_DC_PORTS', 'SANDBOX_MEDIA_DC_PORTS'] as const)
      for (const chosen of [settings[name]].flat()) {
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

/** Throws with one readable sentence for each setting that makes no sense. */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = configSchema.safeParse(environment);
  if (!parsed.success) throw new Error(`The settings make no sense:\n${z.prettifyError(parsed.error)}`);
  const settings = parsed.data;
  return {
    host: settings.SANDBOX_HOST,
    controlPort: settings.SANDBOX_CONTROL_PORT,
    dataCenterPorts: settings.SANDBOX_DC_PORTS,
    mediaDataCenterPorts: settings.SANDBOX_MEDIA_DC_PORTS,
    dataDirectory: settings.SANDBOX_DATA_DIR,
    seed: settings.SANDBOX_SEED,
    people: settings.SANDBOX_PEOPLE,
    patience: settings.SANDBOX_PATIENCE === 'on',
    scenario: settings.SANDBOX_SCENARIO,
  };
}
