import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot } from '@muster/testkit';
import { parse } from 'yaml';
import { z } from 'zod';

const Condition = z.enum(['service_started', 'service_healthy', 'service_completed_successfully']);

/** Both ways of writing a volume, as one. */
const Volume = z.union([
  z.string().transform(text => {
    const [source = '', target = '', mode = ''] = text.split(':');
    return { source, target, isReadOnly: mode.split(',').includes('ro') };
  }),
  z
    .object({ source: z.string(), target: z.string(), read_only: z.boolean().default(false) })
    .transform(({ source, target, read_only }) => ({ source, target, isReadOnly: read_only })),
]);

const ComposeService = z.object({
  image: z.string(),
  build: z
    .object({
      context: z.string(),
      dockerfile: z.string(),
      target: z.string(),
      args: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  user: z.string().optional(),
  group_add: z.array(z.string()).default([]),
  privileged: z.boolean().default(false),
  read_only: z.boolean().default(false),
  cap_drop: z.array(z.string()).default([]),
  cap_add: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  command: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  volumes: z.array(Volume).default([]),
  networks: z.array(z.string()).min(1),
  depends_on: z.record(z.string(), z.object({ condition: Condition })).default({}),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
});
export type ComposeService = z.output<typeof ComposeService>;

const Compose = z.object({
  services: z.record(z.string(), ComposeService),
  networks: z.record(
    z.string(),
    z.object({
      internal: z.boolean().default(false),
      ipam: z.object({ config: z.array(z.object({ subnet: z.string() })) }).optional(),
    }),
  ),
  volumes: z.record(z.string(), z.object({})),
});
export type Compose = z.output<typeof Compose>;

/** A file of the repository. */
export const readText = (file: string): Promise<string> => readFile(path.join(repositoryRoot, file), 'utf8');

/** A file of the repository in YAML, as what it is expected to be. */
export async function readYaml<T>(file: string, shape: z.ZodType<T>): Promise<T> {
  return shape.parse(parse(await readText(file), { merge: true }));
}

/** docker-compose.yml with anchors and merges resolved, as Docker reads it. */
export const readCompose = (): Promise<Compose> => readYaml('docker-compose.yml', Compose);
