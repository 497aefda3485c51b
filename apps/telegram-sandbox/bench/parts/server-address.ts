import { z } from 'zod';

const dataCenter = z.object({ id: z.number(), host: z.string(), port: z.number() });

/** What `GET /server` says, as far as clients need it. */
export const serverSchema = z.object({
  dataCenters: z.array(dataCenter),
  mediaDataCenters: z.array(dataCenter),
  publicKeyPem: z.string(),
  fingerprint: z.string(),
});
