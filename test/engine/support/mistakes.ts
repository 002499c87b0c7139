import {
  FileError,
  formatIssue,
  parseScenarioText,
  type ScenarioCheck,
} from '../../../src/server/scenario-files.ts';

/** How a scenario begins. */
export const HEAD = 'ringback: scenario/1\nname: s\n';

/** The mistakes of a text, a line each. */
export function mistakesOf(text: string, check?: ScenarioCheck): readonly string[] {
  try {
    parseScenarioText(text, 's', check);
    return [];
  } catch (error) {
    if (error instanceof FileError) return error.issues.map(formatIssue);
    throw error;
  }
}
