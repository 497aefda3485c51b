import { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import type { ControlApp } from './app.ts';
import { iso, timeSchema } from './ids.ts';

const dataCentersSchema = z.array(
  z.object({ id: z.number().int(), host: z.string(), port: z.number().int() }),
);

const serverSchema = z.object({
  dataCenters: dataCentersSchema,
  mediaDataCenters: dataCentersSchema.describe(
    'For files only, with the keys of the data centre they belong to.',
  ),
  publicKeyPem: z.string(),
  fingerprint: z.string().describe('The fingerprint of the public key, as a signed 64-bit decimal.'),
  thisDc: z.number().int().describe('The data centre to begin with.'),
  apiLayers: z.array(z.number().int()),
  clock: timeSchema,
});

export function serverRoutes(app: ControlApp, { dataCenters, serverKey, layers, clock }: Sandbox): void {
  app.get(
    '/healthz',
    { schema: { summary: 'Whether it is up.', response: { 200: z.object({ status: z.literal('ok') }) } } },
    () => ({
      status: 'ok' as const,
    }),
  );

  app.get(
    '/server',
    { schema: { summary: 'What a client needs to connect.', response: { 200: serverSchema } } },
    () => ({
      dataCenters: dataCenters.main,
      mediaDataCenters: dataCenters.media,
      publicKeyPem: serverKey.publicPem,
      fingerprint: serverKey.fingerprint.toString(),
      thisDc: 1,
      apiLayers: [...layers.numbers],
      clock: iso(clock.now()),
    }),
  );
}
