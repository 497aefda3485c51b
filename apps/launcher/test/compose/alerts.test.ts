import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { findPromtool, repositoryRoot } from '@muster/testkit';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readText, readYaml } from './read-compose.ts';
import { alertsOf, readRules } from './read-rules.ts';

const alerts = alertsOf(await readRules());

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

  // Seconds of a processor, which on a machine that does other things are more.
  it('each alert fires on what it is about, and not on what it is not', async () => {
    await judge('test', 'rules', ...TEST_FILES);
  }, 240_000);
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

it('sends alerts where a file says', async () => {
  const { receivers } = await readYaml(
    'infra/alertmanager/alertmanager.yml',
    z.object({
      receivers: z
        .array(z.object({ webhook_configs: z.array(z.object({ url_file: z.string() })).min(1) }))
        .min(1),
    }),
  );
  expect(receivers[0]?.webhook_configs[0]?.url_file).toMatch(/^\/run\/muster\//);
});

it('keeps quiet about one alert only for another that there is', async () => {
  const matchers = z.array(z.string());
  const { inhibit_rules: inhibitions } = await readYaml(
    'infra/alertmanager/alertmanager.yml',
    z.object({
      inhibit_rules: z.array(
        z.object({
          source_matchers: matchers,
          target_matchers: matchers,
          equal: z.array(z.string()).default([]),
        }),
      ),
    }),
  );
  // The names of the alerts that a rule is about: that it matches by anything else would hide that it never does.
  const namesIn = (list: readonly string[]) =>
    list.flatMap(matcher => matcher.match(/^alertname=~?"(.+)"$/)?.[1]?.split('|') ?? [matcher]);
  const known = alerts.map(({ alert }) => alert);
  for (const { source_matchers: sources, target_matchers: targets, equal } of inhibitions) {
    for (const name of [...namesIn(sources), ...namesIn(targets)])
      expect(
        known.some(alert => new RegExp(`^${name}$`).test(alert)),
        name,
      ).toBe(true);
    expect(equal).not.toContain('alertname');
  }
});
