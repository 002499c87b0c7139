/** Writes the JSON Schemas of the scenario format and of reports, for editors and tools: `npm run generate:schema`. */
import { writeFileSync } from 'node:fs';
import * as z from 'zod';
import { scenarioSchema } from '../src/engine/scenario/schema/schema.ts';
import { reportSchema } from '../src/report/schema.ts';

/** The schema of a scenario file, as text. */
export function generateSchema(): string {
  return toText(scenarioSchema, 'urn:ringback:scenario:1');
}

/** The schema of a report, as text. */
export function generateReportSchema(): string {
  return toText(reportSchema, 'urn:ringback:report:1');
}

function toText(of: z.ZodType, id: string): string {
  const { $schema, ...schema } = z.toJSONSchema(of, { io: 'input', reused: 'inline' });
  return `${JSON.stringify({ $schema, $id: id, ...schema }, null, 2)}\n`;
}

if (import.meta.main) {
  writeFileSync(new URL('../src/engine/scenario.schema.json', import.meta.url), generateSchema());
  writeFileSync(new URL('../src/report/report.schema.json', import.meta.url), generateReportSchema());
}
