import { expect, it } from 'vitest';
import { readCompose, readText } from './read-compose.ts';

const compose = await readCompose();
const agent = await readText('infra/handover/agent.hcl');
const templates = [...agent.matchAll(/^template \{\n(.*?)^\}/gms)].map(([, template = '']) => ({
  destination: template.match(/destination\s*= "([^"]+)"/)?.[1] ?? '',
  secrets: [...template.matchAll(/secret \\"muster\/data\/([^"\\]+)\\"/g)].map(([, path]) => path ?? ''),
  template,
}));
const files = new Set(templates.map(({ destination }) => destination));

// That the policy is the role's list in packages/secrets, vault-operator's own tests say.
it('writes what its role may read, all of it and nothing more', async () => {
  const policy = await readText('vault/policies/handover.hcl');
  const readable = [...policy.matchAll(/^path "muster\/data\/([^"]+)"/gm)].map(([, path]) => path);
  const read = new Set(templates.flatMap(({ secrets }) => secrets));
  expect(readable.length).toBeGreaterThan(5);
  expect([...read].sort()).toEqual(readable.sort());
  for (const { secrets, destination } of templates) expect(secrets, destination).toHaveLength(1);
});

it('gives each file to the group that reads it and to nobody else', () => {
  for (const { template, destination } of templates)
    expect(template, destination).toMatch(/perms\s*= "0640"/);
  const group = '10001';
  for (const [name, { volumes, group_add: groups, user }] of Object.entries(compose.services)) {
    if (name === 'handover' || !volumes.some(({ source }) => source.startsWith('handover-'))) continue;
    expect(groups, name).toEqual([group]);
    expect(user, name).not.toMatch(/^10001:/);
  }
});

it('puts each file into the volume of the one who reads it', () => {
  const written = new Map(compose.services.handover?.volumes.map(({ target, source }) => [target, source]));
  for (const file of files) {
    const source = written.get(file.slice(0, file.lastIndexOf('/')));
    const readers = Object.entries(compose.services).filter(
      ([name, { volumes }]) => name !== 'handover' && volumes.some(volume => volume.source === source),
    );
    expect(readers.length, file).toBe(1);
    for (const [, { volumes }] of readers) {
      const volume = volumes.find(each => each.source === source);
      expect(volume, file).toMatchObject({ isReadOnly: true, target: file.slice(0, file.lastIndexOf('/')) });
    }
  }
});

/** Files that are read by where they are configured: the compose file, Redis, Postgres and Alertmanager. */
const CONFIGURED = [
  'docker-compose.yml',
  'infra/redis/redis.conf',
  'infra/alertmanager/alertmanager.yml',
  'infra/postgres/init.sh',
];

it.each(CONFIGURED)('%s names only files that are written', async file => {
  const folders = new Set([...files].map(each => each.slice(0, each.lastIndexOf('/'))));
  const text = (await readText(file)).replaceAll('$service', 'identity');
  const named = [...text.matchAll(/\/run\/muster\/[\w./-]+/g)]
    .map(([path]) => path)
    .filter(path => folders.has(path.slice(0, path.lastIndexOf('/'))));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter(path => !files.has(path))).toEqual([]);
});

it('is healthy once every file is there that a server cannot start without', () => {
  const [, script = ''] = compose.services.handover?.healthcheck?.test ?? [];
  const [, list = ''] = script.match(/for file in (.+?); do/) ?? [];
  const waited = list
    .split(/\s+/)
    .filter(Boolean)
    .map(file => `/run/muster/${file}`);
  // Alerts have nowhere to go until a person enters the address; that must keep nobody from starting.
  expect(waited.sort()).toEqual([...files].filter(file => !file.includes('alertmanager')).sort());
});
