import { existsSync } from 'node:fs';
import { didYouMean } from '../core/did-you-mean.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import { ChoiceError } from './choice-error.ts';
import { FileError, findScenarioFiles, loadScenarioFile, type ScenarioCheck } from './scenario-files.ts';

/** The scenarios that a server knows by name. */
export interface ScenarioShelf {
  readonly names: readonly string[];
  /** The file of a scenario, by its name or by the path of the file. Throws a ChoiceError when there is none. */
  fileOf(nameOrFile: string): string;
  /**
   * A scenario by its name, or by the path of its file.
   *
   * @throws ChoiceError when there is none; FileError when it has mistakes, or another name than its file on the shelf.
   */
  load(nameOrFile: string): Scenario;
}

/** The scenarios in folders, each named as its file is, later folders first; each is read when it is asked for. */
export function createScenarioShelf(
  folders: readonly string[],
  check: ScenarioCheck = () => [],
): ScenarioShelf {
  const files = new Map(folders.flatMap((folder) => [...findScenarioFiles(folder)]));
  const fileOf = (nameOrFile: string): string => {
    const file = files.get(nameOrFile) ?? nameOrFile;
    if (existsSync(file)) return file;
    const names = [...files.keys()];
    const meant = didYouMean(nameOrFile, names);
    throw new ChoiceError(
      'RINGBACK_SCENARIO_UNKNOWN',
      `Failed to find scenario "${nameOrFile}": no such name, and no such file. ${meant === undefined ? '' : `Did you mean "${meant}"? `}Known are ${names.join(', ')}.`,
    );
  };
  return {
    names: [...files.keys()],
    fileOf,
    load(nameOrFile) {
      const file = fileOf(nameOrFile);
      const scenario = loadScenarioFile(file, check);
      if (files.has(nameOrFile) && scenario.name !== nameOrFile)
        throw misnamed(file, scenario.name, nameOrFile);
      return scenario;
    },
  };
}

function misnamed(file: string, name: string, wanted: string): FileError {
  const message = `name: the scenario is "${name}", and its file "${wanted}"`;
  return new FileError('scenario', file, [{ line: 1, column: 1, message, hint: 'give both one name' }]);
}
