import { z } from 'zod';

const port = z.coerce.number<string>().int().min(0).max(65_535);

const configSchema = z.object({
  SANDBOX_HOST: z.string().default('127.0.0.1'),
  /** 0 takes any free port, here and below. */
  SANDBOX_CONTROL_PORT: port.default(4_400),
  /** One listener for each data centre, which are numbered from 1. */
  SANDBOX_DC_PORTS: z
    .string()
    .default('4443,4444')
    .transform(ports => ports.split(','))
    .pipe(z.array(port).min(1)),
  SANDBOX_DATA_DIR: z.string().default('.data/telegram-sandbox'),
  SANDBOX_SEED: z.coerce.number().int().default(1),
  /** How many people are generated. */
  SANDBOX_PEOPLE: z.coerce.number().int().min(100).max(1_000_000).default(5_000),
});

export type Config = {
  readonly host: string;
  readonly controlPort: number;
  readonly dataCenterPorts: readonly number[];
  readonly dataDirectory: string;
  readonly seed: number;
  readonly people: number;
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
    dataDirectory: settings.SANDBOX_DATA_DIR,
    seed: settings.SANDBOX_SEED,
    people: settings.SANDBOX_PEOPLE,
  };
}
