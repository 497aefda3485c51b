import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot } from '@muster/testkit';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readCompose, readText, readYaml } from './read-compose.ts';
import { readRules } from './read-rules.ts';

const rules = await readRules();

const Dashboard = z.object({
  uid: z.string(),
  title: z.string(),
  panels: z
    .array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).default([]) }))
    .min(1),
});
const dashboardFiles = (await readdir(path.join(repositoryRoot, 'infra/grafana/dashboards'))).sort();
const dashboards = await Promise.all(
  dashboardFiles.map(file => readYaml(`infra/grafana/dashboards/${file}`, Dashboard)),
);

it('has a dashboard for each thing that is looked at', () => {
  expect(dashboards.map(({ uid }) => uid)).toEqual(dashboardFiles.map(file => path.basename(file, '.json')));
  expect(dashboardFiles.map(file => path.basename(file, '.json'))).toEqual([
    'limits',
    'overview',
    'queues',
    'service',
    'telegram',
  ]);
});

it('is named on pages by what is written above it', async () => {
  const named: string[] = [];
  for (const page of await readdir(path.join(repositoryRoot, 'docs/operations'))) {
    const text = await readText(`docs/operations/${page}`);
    for (const [, dashboard, panel] of text.matchAll(/^- Grafana: ([^,.]+)(?:, panel (.+))?\.$/gm))
      named.push(panel === undefined ? `${dashboard}` : `${dashboard}, ${panel}`);
    expect(text.match(/Grafana:/g)?.length ?? 0, page).toBe(text.match(/^- Grafana: .+\.$/gm)?.length ?? 0);
  }
  const shown = dashboards.flatMap(({ title, panels }) => [
    title,
    ...panels.map(panel => `${title}, ${panel.title}`),
  ]);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter(name => !shown.includes(name))).toEqual([]);
});

/** What Prometheus, exporters and Node itself tell; everything else is ours. */
const FOREIGN = new Set([
  'up',
  'alertmanager_notifications_failed_total',
  'node_filesystem_avail_bytes',
  'node_filesystem_size_bytes',
  'nodejs_eventloop_lag_p99_seconds',
  'nodejs_heap_size_used_bytes',
  'pg_up',
  'probe_ssl_earliest_cert_expiry',
  'probe_success',
  'process_cpu_seconds_total',
  'process_resident_memory_bytes',
  'redis_memory_used_bytes',
  'redis_up',
]);
const SOURCES = ['apps', 'packages'];

it('asks only for figures that somebody gives', async () => {
  const given = await namesInSources();
  const expressions = [
    ...rules,
    ...dashboards.flatMap(({ panels }) => panels.flatMap(({ targets }) => targets)),
  ];
  const names = new Set(expressions.flatMap(({ expr }) => metricsIn(expr)));
  expect(names.size).toBeGreaterThan(15);
  const recorded = new Set(rules.flatMap(({ record }) => record ?? []));
  const unknown = [...names].filter(name => {
    const base = name.replace(/_(bucket|count|sum)$/, '');
    return [FOREIGN, given, recorded].every(known => !known.has(name)) && !given.has(base);
  });
  expect(unknown).toEqual([]);
  expect([...FOREIGN].filter(name => !names.has(name))).toEqual([]);
});

/** Names before a selector or as an operand; labels stand in braces and after `by`. */
function metricsIn(expression: string): string[] {
  const bare = expression
    .replaceAll(/\{[^}]*\}/g, ' ')
    .replaceAll(/\[[^\]]*\]/g, ' ')
    .replaceAll(/\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g, ' ');
  return [...bare.matchAll(/\b[a-z][a-z0-9_:]*\b(?!\s*\()/g)]
    .map(([name]) => name)
    .filter(name => !/^(and|or|unless|by|offset|bool|\d.*|[smhdw])$/.test(name));
}

async function namesInSources(): Promise<Set<string>> {
  const names = new Set<string>();
  for (const folder of SOURCES) {
    for (const app of await readdir(path.join(repositoryRoot, folder))) {
      const src = path.join(repositoryRoot, folder, app, 'src');
      const files = await readdir(src, { recursive: true }).catch(() => []);
      for (const file of files.filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))) {
        if (file.includes('generated')) continue;
        const text = await readText(path.relative(repositoryRoot, path.join(src, file)));
        for (const [, name = ''] of text.matchAll(
          /(?:gauge|counter|name:|METRIC =)\(?\s*'([a-z][a-z0-9_]+)'/g,
        ))
          names.add(name);
      }
    }
  }
  return names;
}

it('asks every process of the suite, where it answers and from a network it shares', async () => {
  const compose = await readCompose();
  const { scrape_configs: jobs } = await readYaml(
    'infra/prometheus/prometheus.yml',
    z.object({
      scrape_configs: z.array(
        z.object({ static_configs: z.array(z.object({ targets: z.array(z.string()) })) }),
      ),
    }),
  );
  const targets = jobs.flatMap(job => job.static_configs.flatMap(config => config.targets));
  const asksFrom = compose.services.prometheus?.networks ?? [];
  for (const target of targets.filter(name => !name.startsWith('localhost'))) {
    const [host = '', port] = target.split(':');
    const service = compose.services[host];
    expect(
      service?.networks.some(network => asksFrom.includes(network)),
      target,
    ).toBe(true);
    const { HEALTH_PORT, PORT } = service?.environment ?? {};
    if (PORT !== undefined) expect(port, target).toBe(HEALTH_PORT ?? PORT);
  }
  const ours = Object.entries(compose.services).filter(
    ([, { environment }]) => environment.PORT !== undefined,
  );
  for (const [name] of ours)
    expect(
      targets.some(target => target.startsWith(`${name}:`)),
      name,
    ).toBe(true);
});
