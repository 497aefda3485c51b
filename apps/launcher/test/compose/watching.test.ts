import { execFile } from 'node:child_process';
import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { findPromtool, repositoryRoot } from '@muster/testkit';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readCompose, readText, readYaml } from './read-compose.ts';

const Rule = z.object({
  alert: z.string().optional(),
  record: z.string().optional(),
  expr: z.string(),
  labels: z.object({ severity: z.enum(['page', 'ticket']) }).optional(),
  annotations: z.object({ summary: z.string(), page: z.string() }).optional(),
});
const Rules = z.object({ groups: z.array(z.object({ name: z.string(), rules: z.array(Rule) })) });
const { groups } = await readYaml('infra/prometheus/rules/muster.yml', Rules);
const rules = groups.flatMap(group => group.rules);
const alerts = rules.flatMap(rule => (rule.alert === undefined ? [] : [{ ...rule, alert: rule.alert }]));

const Tests = z.object({
  tests: z.array(
    z.object({
      alert_rule_test: z.array(
        z.object({ alertname: z.string(), exp_alerts: z.array(z.unknown()).optional() }),
      ),
    }),
  ),
});
const TEST_FILES = ['tests/muster.yml', 'tests/slow.yml'];
const tested = await Promise.all(TEST_FILES.map(file => readYaml(`infra/prometheus/${file}`, Tests)));
const asked = tested.flatMap(({ tests }) => tests.flatMap(test => test.alert_rule_test));

const promtool = await findPromtool();
const run = promisify(execFile);

// Where there is no apt to have it from. Where there is one and it gives none, finding it has failed already.
describe.skipIf(promtool === undefined)('by promtool', () => {
  const judge = (...args: string[]) =>
    run(promtool ?? '', args, { cwd: path.join(repositoryRoot, 'infra/prometheus') });

  it('the rules are rules, and Prometheus takes its configuration', async () => {
    await judge('check', 'rules', 'rules/muster.yml');
    await judge('check', 'config', '--syntax-only', 'prometheus.yml');
  });

  it('each alert fires on what it is about, and not on what it is not', async () => {
    await judge('test', 'rules', ...TEST_FILES);
  }, 60_000);
});

describe.each(alerts)('$alert', ({ alert, labels, annotations }) => {
  it('is tested where it fires and where it does not', () => {
    const about = asked.filter(({ alertname }) => alertname === alert);
    expect(about.some(({ exp_alerts: expected }) => (expected?.length ?? 0) > 0)).toBe(true);
    expect(about.some(({ exp_alerts: expected }) => (expected?.length ?? 0) === 0)).toBe(true);
  });

  it('says how urgent it is, and has a page that says what to do', async () => {
    expect(labels?.severity).toBeDefined();
    const page = await readText(annotations?.page ?? '');
    for (const heading of ['## What it means', '## How to look', '## What to do'])
      expect(page).toContain(heading);
    expect(page).toContain(alert);
  });
});

it('has no page for an alert that there is not', async () => {
  const pages = await readdir(path.join(repositoryRoot, 'docs/operations'));
  const linked = new Set(alerts.map(({ annotations }) => path.basename(annotations?.page ?? '')));
  expect(pages.filter(page => !linked.has(page))).toEqual([]);
});

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
        for (const [, name = ''] of text.matchAll(/(?:gauge|counter|name:)\(?\s*'([a-z][a-z0-9_]+)'/g))
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

it('takes the pages of alerts from the repository and sends them somewhere', async () => {
  const { receivers } = await readYaml(
    'infra/alertmanager/alertmanager.yml',
    z.object({
      receivers: z
        .array(z.object({ webhook_configs: z.array(z.object({ url_file: z.string() })).min(1) }))
        .min(1),
    }),
  );
  expect(receivers[0]?.webhook_configs[0]?.url_file).toMatch(/^\/run\/muster\//);
  await access(path.join(repositoryRoot, 'docs/operations.md'));
});
