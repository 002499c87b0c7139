import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseSpec } from '../../contract/spec/document.ts';
import { introduceSpec } from '../../contract/spec/introduce.ts';
import type { Bundle } from '../bundle.ts';
import { ChoiceError } from '../choice-error.ts';
import { createSpecProvider } from './spec-provider.ts';

/** Folders of whoever runs the mock. */
export interface OwnFolders {
  /** Specs: one that is named as a provider takes the place of its own; any other is a provider of stubs. */
  readonly specs?: string | undefined;
  /** Scenarios, known by their names as the bundled ones are. */
  readonly scenarios?: string | undefined;
}

/**
 * What comes with the package, with the files of whoever runs it before its own.
 *
 * @throws ChoiceError where a folder cannot be read or a file has no name to serve it by; SpecError for a bad spec.
 */
export function addOwnFiles(bundle: Bundle, { specs, scenarios }: OwnFolders): Bundle {
  const own = new Map(specs === undefined ? [] : findSpecs(specs));
  const bundled = new Set(bundle.providers.map(({ name }) => name));
  const added = [...own]
    .filter(([name]) => !bundled.has(name))
    .map(([name, file]) => {
      const spec = parseSpec({ provider: name, text: readFileSync(file, 'utf8') });
      return createSpecProvider(name, introduceSpec(spec, name));
    });
  if (scenarios !== undefined) readFolder(scenarios);
  return {
    ...bundle,
    providers: [...bundle.providers, ...added],
    ownSpecs: own,
    ownScenarios: scenarios,
  };
}

const SPEC_FILE = /\.(?:ya?ml|json)$/;
const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;

function findSpecs(folder: string): readonly (readonly [name: string, file: string])[] {
  return readFolder(folder)
    .filter((file) => SPEC_FILE.test(file))
    .map((file) => [nameOf(file), join(folder, file)]);
}

/** The name that a spec's file is served by. */
function nameOf(file: string): string {
  const name = basename(file).replace(SPEC_FILE, '');
  if (NAME.test(name)) return name;
  throw new ChoiceError(
    'RINGBACK_SERVE_SPEC_NAME',
    `Failed to serve "${file}": its name is its place in URLs, and holds more than small letters, digits and hyphens. Rename it, as in "billing-api.yaml".`,
  );
}

function readFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ChoiceError(
      'RINGBACK_SERVE_FOLDER',
      `Failed to read the folder "${folder}": ${reason}. Name one that is there.`,
    );
  }
}
