import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot } from '@muster/testkit';
import { describe, expect, it } from 'vitest';
import { readCompose, readText } from './read-compose.ts';

const compose = await readCompose();
const entries = Object.entries(compose.services);
const dockerfile = await readText('infra/docker/Dockerfile');

/** Everything an installation is made of. */
const FILES = ['docker-compose.yml', ...(await filesIn('infra')), ...(await filesIn('vault'))];

const isPinned = (image: string) => /:v?\d+\.\d+[\w.-]*$/.test(image);

describe.each(entries)('%s', (_name, service) => {
  it('runs without root and without rights, on a file system it cannot write', () => {
    expect(service).toMatchObject({ read_only: true, privileged: false, cap_drop: ['ALL'] });
    expect(service.security_opt).toContain('no-new-privileges:true');
    if (service.build) return;
    const built = entries.some(([, other]) => other.build && other.image === service.image);
    if (!built) expect(service.user).toMatch(/^[1-9]\d*:\d+$/);
  });

  it('is of a version that says which', () => {
    expect(service.image).toSatisfy(isPinned);
  });

  it('mounts what is there', async () => {
    for (const { source } of service.volumes) {
      if (source.startsWith('./')) await access(path.join(repositoryRoot, source));
      else if (!source.startsWith('/')) expect(Object.keys(compose.volumes)).toContain(source);
      else expect(source).toMatch(/^(\/|\/(etc|var\/lib)\/muster\/[\w-]+)$/);
    }
    for (const network of service.networks) expect(Object.keys(compose.networks)).toContain(network);
  });
});

it('mounts no file of the repository that can be written', () => {
  for (const [name, { volumes }] of entries) {
    const written = volumes.filter(({ source, isReadOnly }) => source.startsWith('./') && !isReadOnly);
    expect(written, name).toEqual([]);
  }
});

it('is reached from outside through the proxy alone, and its admin tools from the machine itself', () => {
  const published = entries.flatMap(([name, { ports }]) => ports.map(port => [name, port] as const));
  for (const [name, port] of published) {
    if (name === 'proxy') expect(port).toMatch(/^(80:8080|443:8443)$/);
    else expect(port, name).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  }
  expect(new Set(published.map(([name]) => name))).toEqual(
    new Set(['proxy', 'prometheus', 'alertmanager', 'grafana']),
  );
});

it('reaches out only where something has to be reached', () => {
  const outside = Object.entries(compose.networks).filter(([, { internal }]) => !internal);
  const reaching = entries.filter(([, { networks }]) => outside.some(([name]) => networks.includes(name)));
  expect(reaching.map(([name]) => name).sort()).toEqual(
    ['alertmanager', 'grafana', 'integration', 'prometheus', 'proxy'].sort(),
  );
});

it('takes every image of the Dockerfile in a version that says which, and ends none of them as root', () => {
  const stages = [...dockerfile.matchAll(/^FROM (\S+) AS (\S+)$/gm)].map(([, from = '', name = '']) => ({
    from,
    name,
  }));
  for (const { from } of stages) {
    if (!stages.some(({ name }) => name === from)) expect(from).toSatisfy(isPinned);
  }
  const targets = new Set(entries.flatMap(([, { build }]) => build?.target ?? []));
  for (const target of targets) {
    const users = stageOf(target).flatMap(line => line.match(/^USER (\S+)/)?.[1] ?? []);
    expect(users.at(-1), target).toMatch(/^(muster|vault|10001:10001)$/);
  }

  function stageOf(target: string): string[] {
    const stage = stages.find(({ name }) => name === target);
    if (!stage) return [];
    const [, after = ''] = dockerfile.split(`FROM ${stage.from} AS ${target}\n`);
    return [...stageOf(stage.from), ...(after.split(/^FROM /m)[0]?.split('\n') ?? [])];
  }
});

it('copies into an image only what the repository has', async () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(?:--\S+ )?(.+) \S+$/gm)].flatMap(([, from = '']) =>
    from.split(' '),
  );
  expect(copied.length).toBeGreaterThan(5);
  for (const file of copied) await access(path.join(repositoryRoot, file));
});

it.each(FILES)('%s holds no secret and no version that moves', async file => {
  const text = await readText(file);
  expect(text).not.toMatch(/:latest\b/);
  expect(text).not.toMatch(/BEGIN [A-Z ]*PRIVATE KEY|hvs\.[\w-]{20}|AGE-SECRET-KEY/);
  // A password, token or key is named only where the file that holds it is.
  for (const [line, name = '', value = ''] of text.matchAll(
    /^\s*(\w*(?:PASS(?:WORD)?|TOKEN|SECRET)\w*)[:=]\s*(\S.*)$/gm,
  )) {
    if (/^(SECRETS_STORE|ROTATE_SECRET_IDS)$/.test(name)) continue;
    expect(value, line).toMatch(/^"?(\/(run\/muster|tmp)\/|\$\(cat |\$token )/);
  }
});

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(path.join(repositoryRoot, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => path.relative(repositoryRoot, path.join(entry.parentPath, entry.name)));
}
