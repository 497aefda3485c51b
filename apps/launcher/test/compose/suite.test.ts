import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot, services } from '@muster/testkit';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ComposeService, readCompose, readText } from './read-compose.ts';

const compose = await readCompose();
const entries = Object.entries(compose.services);
const dockerfile = await readText('infra/docker/Dockerfile');

const named = (name: string): ComposeService => {
  const service = compose.services[name];
  if (!service) throw new Error(`docker-compose.yml has no ${name}`);
  return service;
};

const Module = z.object({
  loadConfig: z.custom<(env: Readonly<Record<string, string>>) => unknown>(f => typeof f === 'function'),
});

/** By its path, as its process is started: no app imports another one. */
async function loadConfigOf(entry: string) {
  const file = path.join(repositoryRoot, path.dirname(entry), 'config.ts');
  const module: unknown = await import(pathToFileURL(file).href);
  return Module.parse(module).loadConfig;
}

const processes = [...services, { name: 'vault-operator', entry: 'apps/vault-operator/src/cli.ts' }];

describe.each(processes)('$name', ({ name, entry }) => {
  it('is told all that its own configuration asks for, and nothing that is empty', async () => {
    const { environment } = named(name);
    const loadConfig = await loadConfigOf(entry);
    expect(() => loadConfig(environment)).not.toThrow();
    for (const [variable, value] of Object.entries(environment)) expect(value.trim(), variable).not.toBe('');
  });

  it('is built from a target of the Dockerfile, and started by a file that is there', async () => {
    const { build, command, image } = named(name);
    const built = build ?? entries.find(([, other]) => other.build && other.image === image)?.[1].build;
    expect(built?.args?.APP).toBe(entry.split('/')[1]);
    expect(dockerfile).toMatch(new RegExp(`^FROM .* AS ${built?.target}$`, 'm'));
    const started = command.at(-1) ?? (name === 'vault-operator' ? 'src/cli.ts' : 'src/server.ts');
    expect(entry).toBe(`apps/${built?.args?.APP}/${started}`);
  });
});

it('runs in production with secrets from Vault, and no password in an address', () => {
  for (const { name } of services) {
    const { environment } = named(name);
    expect(environment).toMatchObject({ MUSTER_MODE: 'production', SECRETS_STORE: 'vault' });
    for (const value of Object.values(environment)) {
      if (URL.canParse(value)) expect(new URL(value).password, name).toBe('');
    }
  }
});

/** Whom a process names in its environment: the hosts and ports of its addresses but its own. */
const calls = entries.flatMap(([caller, { environment }]) =>
  Object.entries(environment).flatMap(([variable, list]) =>
    list.split(',').flatMap(value => {
      if (!/^(https?|rediss?|postgres(ql)?):\/\//.test(value) || !URL.canParse(value)) return [];
      const { hostname, port } = new URL(value);
      return hostname === caller || hostname === '127.0.0.1' ? [] : [{ caller, variable, hostname, port }];
    }),
  ),
);

it.each(calls)(
  '$caller shares a network with $hostname, which listens on $port',
  ({ caller, variable, hostname, port }) => {
    const callee = named(hostname);
    expect(named(caller).networks.filter(network => callee.networks.includes(network))).not.toEqual([]);
    const { PORT, HEALTH_PORT } = callee.environment;
    const known = { postgres: '5432', redis: '6379', vault: '8200', prometheus: '9090' }[hostname];
    const own = variable === 'PROCESS_URLS' ? (HEALTH_PORT ?? PORT) : PORT;
    expect(port).toBe(own ?? known);
  },
);

it('finds many calls to judge', () => expect(calls.length).toBeGreaterThan(25));

it('is ready, for the engine, when its process says so: a worker when its jobs move', async () => {
  expect(await readText('infra/docker/is-ready.mjs')).toContain('/readyz');
  for (const { name } of services) {
    expect(named(name).healthcheck?.test, name).toEqual(['CMD', 'node', '/muster/is-ready.mjs']);
  }
});

describe('the order of starts', () => {
  const needs = (name: string, seen = new Set<string>()): Set<string> => {
    for (const other of Object.keys(named(name).depends_on)) {
      if (seen.has(other)) continue;
      seen.add(other);
      needs(other, seen);
    }
    return seen;
  };

  it('has no circle', () => {
    for (const [name] of entries) expect(needs(name).has(name), name).toBe(false);
  });

  it('goes by health, and only vault-operator starts before Vault is open', () => {
    for (const [name, { depends_on: dependsOn }] of entries) {
      for (const [other, { condition }] of Object.entries(dependsOn)) {
        const expected =
          name === 'vault-operator' && other === 'vault' ? 'service_started' : 'service_healthy';
        expect(condition, `${name} on ${other}`).toBe(expected);
        if (condition === 'service_healthy') expect(named(other).healthcheck, other).toBeDefined();
      }
    }
  });

  it('is Vault, then what needs it', () => {
    for (const { name } of services) {
      expect([...needs(name)], name).toContain('vault');
      const { environment } = named(name);
      if (environment.DATABASE_URL) expect([...needs(name)], name).toContain('postgres');
      if (environment.REDIS_URL) expect([...needs(name)], name).toContain('redis');
    }
    expect([...needs('proxy')]).toContain('gateway');
  });
});

it('lets a rotation ask every process which version of a secret it uses', () => {
  const asked = calls.filter(({ variable }) => variable === 'PROCESS_URLS').map(({ hostname }) => hostname);
  expect(asked.sort()).toEqual(services.map(({ name }): string => name).sort());
});

it('gives each process a folder of its own for its secret id, which only vault-operator shares', () => {
  const operator = new Map(named('vault-operator').volumes.map(({ source, target }) => [target, source]));
  for (const { name } of services) {
    const own = named(name).volumes.find(({ target }) => target === '/run/muster/approle');
    expect(own, name).toMatchObject({ source: `approle-${name}`, isReadOnly: false });
    expect(operator.get(`/run/muster/handover/${name}`), name).toBe(own?.source);
    const sharing = entries.filter(([, { volumes }]) => volumes.some(({ source }) => source === own?.source));
    expect(sharing.map(([sharer]) => sharer).sort()).toEqual([name, 'vault-operator'].sort());
  }
});

const { roles } = z
  .object({
    roles: z.record(z.string(), z.object({ cidrs: z.array(z.string()), processes: z.array(z.string()) })),
  })
  .parse(JSON.parse(await readText('vault/config/roles.json')));

it('lets Vault be entered from the network that roles are bound to', () => {
  const subnet = compose.networks.vault?.ipam?.config.map(({ subnet }) => subnet);
  for (const [role, { cidrs }] of Object.entries(roles)) expect(cidrs, role).toEqual(subnet);
});

it('has a process on that network for each secret id, and a folder of vault-operator for it', () => {
  const [, folders = ''] = dockerfile.match(/for process in ((?:[^;]|\n)+);/) ?? [];
  const handedOver = Object.values(roles).flatMap(({ processes: each }) => each);
  expect(folders.split(/[\s\\]+/).sort()).toEqual(handedOver.toSorted());
  for (const name of handedOver) {
    expect(named(name).networks, name).toContain('vault');
    const targets = named('vault-operator').volumes.map(({ target }) => target);
    expect(targets).toContain(`/run/muster/handover/${name}`);
  }
});

it('makes the gateway believe the proxy about addresses, and nobody else', () => {
  const edge = compose.networks.edge?.ipam?.config.map(({ subnet }) => subnet);
  expect([named('gateway').environment.TRUST_PROXY]).toEqual(edge);
  const inside = entries.filter(([, { networks }]) => networks.includes('edge')).map(([name]) => name);
  expect(inside.sort()).toEqual(['gateway', 'proxy']);
});

it('is told of a new version wherever a file of infra is read at a start alone', async () => {
  const [, restarted = ''] =
    (await readText('docs/operations.md')).match(/^docker compose restart (\w.* prometheus .*)$/m) ?? [];
  const mounting = entries.filter(([, { volumes }]) =>
    volumes.some(({ source }) => source.startsWith('./infra/')),
  );
  // What Postgres mounts is run once, on an empty directory.
  const expected = mounting.map(([name]) => name).filter(name => name !== 'postgres');
  expect(restarted.split(' ').sort()).toEqual(expected.sort());
});
