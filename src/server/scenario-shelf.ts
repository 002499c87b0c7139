import { existsSync } from 'node:fs';
import type { Scenario } from '../engine/scenario/scenario.ts';
import { ChoiceError } from './choice-error.ts';
import { findScenarioFiles, loadScenarioFile, type ScenarioCheck } from './scenario-files.ts';

/** The scenarios that a server knows by name. */
export interface ScenarioShelf {
  readonly names: readonly string[];
  /** A scenario by its name, or by the path of its file. Throws a ChoiceError when there is none. */
  load(nameOrFile: string): Scenario;
}

/** The scenarios in a folder; each is read when it is asked for. */
export function createScenarioShelf(folder: string, check: ScenarioCheck): ScenarioShelf {
  const files = findScenarioFiles(folder);
  return {
    names: [...files.keys()],
    load(nameOrFile) {
      const file = files.get(nameOrFile) ?? nameOrFile;
      if (existsSync(file)) return loadScenarioFile(file, check);
      const known = [...files.keys()].join(', ');
      throw new ChoiceError(
        'RINGBACK_SCENARIO_UNKNOWN',
        `Failed to find scenario "${nameOrFile}": no such name, and no such file. Known are ${known}.`,
      );
    },
  };
}
