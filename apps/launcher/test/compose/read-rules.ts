import { z } from 'zod';
import { readYaml } from './read-compose.ts';

const Rule = z.object({
  alert: z.string().optional(),
  record: z.string().optional(),
  expr: z.string(),
  labels: z.object({ severity: z.enum(['page', 'ticket']) }).optional(),
  annotations: z.object({ summary: z.string(), page: z.string() }).optional(),
});
type Rule = z.output<typeof Rule>;

const Rules = z.object({ groups: z.array(z.object({ name: z.string(), rules: z.array(Rule) })) });

/** What Prometheus records and alerts about. */
export async function readRules(): Promise<Rule[]> {
  const { groups } = await readYaml('infra/prometheus/rules/muster.yml', Rules);
  return groups.flatMap(group => group.rules);
}

/** The alerts alone. */
export const alertsOf = (rules: readonly Rule[]): (Rule & { alert: string })[] =>
  rules.flatMap(rule => (rule.alert === undefined ? [] : [{ ...rule, alert: rule.alert }]));
