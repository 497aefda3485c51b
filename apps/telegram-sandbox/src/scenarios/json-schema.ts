import { z } from 'zod';
import { scenarioSchema } from './scenario.ts';

/** The schema of scenario files, for editors that complete and check them: schema/scenario.schema.json. */
export const scenarioJsonSchema = () => ({
  title: 'Scenario of telegram-sandbox',
  ...z.toJSONSchema(scenarioSchema, { io: 'input' }),
});
