import { expect, it } from 'vitest';
import { readSamples } from './read-samples.ts';

const page = `# HELP vault_secret_version The version in use of each secret.
# TYPE vault_secret_version gauge
vault_secret_version{path="service-keys/public",process="invite"} 3
vault_secret_version{path="a\\\\b\\"c}\\n",process="invite"} 1e3 1395066363000
vault_secret_version_total{path="x"} 9
up 1
broken NaN
`;

it('reads the samples of one metric with their labels, and of no other', () => {
  expect(readSamples(page, 'vault_secret_version')).toEqual([
    { labels: { path: 'service-keys/public', process: 'invite' }, value: 3 },
    { labels: { path: 'a\\b"c}\n', process: 'invite' }, value: 1000 },
  ]);
  expect(readSamples(page, 'up')).toEqual([{ labels: {}, value: 1 }]);
  expect(readSamples(page, 'broken')).toEqual([{ labels: {}, value: Number.NaN }]);
  expect(readSamples(page, 'down')).toEqual([]);
});
