import type { Config } from './config.ts';

/** Something about the settings or the machine keeps it from starting. The message says what to change, not where in the code. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}

type Explained = Pick<
  Config,
  'controlPort' | 'dataCenterPorts' | 'mediaDataCenterPorts' | 'host' | 'scenario'
>;

/** What the operating system refused, with the setting that it comes from; any other error as it is. */
export function explained(error: unknown, config: Explained): unknown {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return error;
  const { code } = error;
  const refuse = (sentence: string) => new CannotStart(`${sentence} (${code})`, { cause: error });
  if ('path' in error && error.path !== undefined && error.path === config.scenario)
    return refuse(`SANDBOX_SCENARIO is ${config.scenario}, which cannot be read: correct the path`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return refuse(`SANDBOX_HOST is ${config.host}, which is no address of this machine`);
  if (!('syscall' in error && error.syscall === 'listen' && 'port' in error)) return error;
  const what = `${settingOf(Number(error.port), config)}: port ${String(error.port)}`;
  if (code === 'EADDRINUSE')
    return refuse(
      `${what} is used by another program. End that, or choose another one; 0 takes any free port`,
    );
  return refuse(`${what} cannot be opened. Choose another one; 0 takes any free port`);
}

function settingOf(port: number, { controlPort, mediaDataCenterPorts }: Explained): string {
  if (port === controlPort) return 'SANDBOX_CONTROL_PORT';
  return mediaDataCenterPorts.includes(port) ? 'SANDBOX_MEDIA_DC_PORTS' : 'SANDBOX_DC_PORTS';
}
