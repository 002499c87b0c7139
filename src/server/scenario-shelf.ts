import { existsSync, realpathSync } from 'node:fs';
import { dirname, sep } from 'node:path';
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
      const own = files.get(nameOrFile);
      if (own !== undefined && leadsOut(own)) throw strayed(own);
      // A file of the shelf that is gone by now is a file with a mistake, and no name that is not known.
      const file = own ?? fileOf(nameOrFile);
      const scenario = loadScenarioFile(file, check);
      if (own !== undefined && scenario.name !== nameOrFile) throw misnamed(file, scenario.name, nameOrFile);
      return scenario;
    },
  };
}

/** Whether a file of the shelf is a link to somewhere else; a client that names it is not to read what it leads to. */
function leadsOut(file: string): boolean {
  try {
    return !realpathSync(file).startsWith(`${realpathSync(dirname(file))}${sep}`);
  } catch {
    // It leads nowhere; whoever reads it says so.
    return false;
  }
}

function strayed(file: string): FileError {
  const message = 'the file is a link that leads out of its folder';
  return new FileError('scenario', file, [
    { line: 1, column: 1, message, hint: 'put the file itself there' },
  ]);
}

function misnamed(file: string, name: string, wanted: string): FileError {
  const message = `name: the scenario is "${name}", and its file "${wanted}"`;
  return new FileError('scenario', file, [{ line: 1, column: 1, message, hint: 'give both one name' }]);
}
