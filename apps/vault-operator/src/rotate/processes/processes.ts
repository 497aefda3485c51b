import { roleSecrets } from '@muster/secrets';
import type { Roles } from '../../bootstrap/roles.ts';
import { askProcesses, type Report } from './ask-processes.ts';
import type { Sample } from './read-samples.ts';

/** Processes that read a secret, on however many replicas each. */
export type Processes = {
  /** Why some replica does not work with this version of a secret yet; null when each does. */
  whoLags(path: string, version: number): Promise<string | null>;
  /** A metric of every replica that reads this secret; and why some replica cannot say it, where one cannot. */
  samples(
    path: string,
    metric: string,
  ): Promise<{ ofEach: readonly (readonly Sample[])[]; why: string | null }>;
};

/**
 * It is not gone on without: one that runs and is only out of reach goes on with the old keys, and what it seals with a
 * wrapping key that was taken away opens never again.
 */
const START_IT =
  'Start it, or find out why it is out of reach. An address that is gone for good is taken out of PROCESS_URLS';

const VERSION = 'vault_secret_version';

/** @param urls base URLs of the health ports of all processes of services, `PROCESS_URLS` */
export function createProcesses(urls: readonly string[], { roles }: Roles): Processes {
  /** The processes that have this secret on their list, wherever they run. */
  const readersOf = (path: string): string[] =>
    [...roleSecrets].flatMap(([role, paths]) => (paths.includes(path) ? (roles[role]?.processes ?? []) : []));

  /** The replicas of those processes; and why they are not all of them. */
  const ask = async (path: string): Promise<{ replicas: readonly Report[]; why: string | null }> => {
    const readers = readersOf(path);
    const reports = await askProcesses(urls);
    // Which process it is that does not answer nobody knows, so each has to.
    const silent = reports.flatMap(({ why }) => why ?? []);
    const replicas = reports.filter(report => readers.includes(processOf(report)));
    const missing = readers.find(process => !replicas.some(report => processOf(report) === process));
    if (silent.length > 0) return { replicas, why: `${silent.join('; ')}. ${START_IT}` };
    if (!missing) return { replicas, why: null };
    return { replicas, why: `no address of PROCESS_URLS is a ${missing}: start one, or name it there` };
  };

  return {
    async whoLags(path, version) {
      const { replicas, why } = await ask(path);
      const lagging = replicas.find(report => versionIn(report, path) < version);
      if (!lagging) return why;
      return `${processOf(lagging)} at ${lagging.at} has not taken version ${version} of ${path} yet`;
    },
    async samples(path, metric) {
      const { replicas, why } = await ask(path);
      return { ofEach: replicas.map(report => report.samples(metric)), why };
    },
  };
}

/** Every metric of a process carries its name. */
const processOf = (report: Report): string => report.samples(VERSION)[0]?.labels.process ?? '';

const versionIn = (report: Report, path: string): number =>
  report.samples(VERSION).find(({ labels }) => labels.path === path)?.value ?? 0;
