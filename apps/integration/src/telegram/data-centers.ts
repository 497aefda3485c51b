import { z } from 'zod';

export type Endpoint = { host: string; port: number };

/** Where each of Telegram's data centres is to be reached, by its number. */
export type DataCenters = ReadonlyMap<number, Endpoint>;

const ENTRY = /^(\d+)=(?:\[([0-9a-fA-F:]+)\]|([^:\s]+)):(\d{1,5})$/;

/** Parses `1=127.0.0.1:4443,2=[::1]:4444`. */
export const DataCenters = z.string().transform((text, context): DataCenters => {
  const centers = new Map<number, Endpoint>();
  for (const entry of text.split(',')) {
    const [, id, ipv6, host = ipv6, port] = ENTRY.exec(entry.trim()) ?? [];
    if (id === undefined || host === undefined || Number(port) > 65_535) {
      context.addIssue({ code: 'custom', message: 'expected <number>=<host>:<port>, separated by commas' });
      return z.NEVER;
    }
    centers.set(Number(id), { host, port: Number(port) });
  }
  return centers;
});

/**
 * The address under which a session and the client know a data centre whose endpoint is configured. A name rather
 * than the endpoint, because the client dials port 80 whatever it is told, and because a stored session must
 * outlive a change of ports.
 */
export const dataCenterName = (id: number): string => `data-center-${id}`;

/** The number in a name made by {@link dataCenterName}. */
export function dataCenterNumber(name: string): number | undefined {
  const digits = /^data-center-(\d+)$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
