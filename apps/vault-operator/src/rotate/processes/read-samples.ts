/** One value of a metric, with its labels. */
export type Sample = { labels: Readonly<Record<string, string>>; value: number };

const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g;
const ESCAPED = /\\(.)/g;

/**
 * The samples of one metric in a page of Prometheus' text format
 * (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format). prom-client, which wrote the page,
 * reads none; and of the format only lines of gauges matter here, which are this one pattern.
 */
export function readSamples(page: string, metric: string): Sample[] {
  const line = new RegExp(`^${metric}(?:\\{(.*)\\})? +(\\S+)(?: +-?\\d+)?$`, 'gm');
  return [...page.matchAll(line)].map(([, labels = '', value = '']) => ({
    labels: Object.fromEntries(
      [...labels.matchAll(LABEL)].map(([, name = '', text = '']) => [name, unescaped(text)]),
    ),
    value: Number(value),
  }));
}

const unescaped = (text: string) =>
  text.replaceAll(ESCAPED, (_, letter: string) => (letter === 'n' ? '\n' : letter));
