/** Writes `scenario.schema.json`, with which editors complete scenario files. */
import { writeFileSync } from 'node:fs';
import { scenarioJsonSchema } from '../src/scenarios/json-schema.ts';

writeFileSync(
  new URL('scenario.schema.json', import.meta.url),
  `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`,
);
