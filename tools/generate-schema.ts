/** Writes the JSON Schema of the scenario format, for editors: `npm run generate:schema`. */
import { writeFileSync } from 'node:fs';
import * as z from 'zod';
import { scenarioSchema } from '../src/engine/scenario/schema/schema.ts';

/** The schema of a scenario file, as text. */
export function generateSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(scenarioSchema, { io: 'input', reused: 'inline' });
  return `${JSON.stringify({ $schema, $id: 'urn:ringback:scenario:1', ...schema }, null, 2)}\n`;
}

if (import.meta.main) {
  writeFileSync(new URL('../src/engine/scenario.schema.json', import.meta.url), generateSchema());
}
