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
 * @throws ChoiceError where a folder or a spec cannot be read, or a file has no name of its own to serve it by; SpecError
 *   for a bad spec.
 */
export function addOwnFiles(bundle: Bundle, { specs, scenarios }: OwnFolders): Bundle {
  const own = specs === undefined ? new Map<string, string>() : findSpecs(specs);
  const bundled = new Set(bundle.providers.map(({ name }) => name));
  const added = [...own].flatMap(([name, file]) => {
    const text = readSpec(file);
    return bundled.has(name)
      ? []
      : [createSpecProvider(name, introduceSpec(parseSpec({ provider: name, text }), name))];
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

/** The spec files of a folder, by the name that each is served by. */
function findSpecs(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const file of readFolder(folder).filter((one) => SPEC_FILE.test(one))) {
    const name = nameOf(file);
    const other = found.get(name);
    if (other !== undefined) {
      throw new ChoiceError(
        'RINGBACK_SERVE_SPEC_NAME',
        `Failed to serve "${file}": "${basename(other)}" has its name, which is its place in URLs. Rename one of them.`,
      );
    }
    found.set(name, join(folder, file));
  }
  return found;
}

function readSpec(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ChoiceError(
      'RINGBACK_SERVE_FOLDER',
      `Failed to read the spec "${file}": ${reason}. Put a file there that can be read, or take it away.`,
    );
  }
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
