/** What has to be said of the packages that are bundled: who holds the rights to each, and under which licence it may be passed on. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** A package whose code is in a bundle. */
interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** The words of its licence, and of its notices where it has any. */
  readonly text: string;
}

const PACKAGE_FOLDER = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;
const LEGAL_FILE = /^(?:licen[cs]e|copying|(?:copyright)?notice)(?:\.(?:md|txt))?$/i;

/**
 * The notices for everything that was bundled: name, version and licence of each package, then the licence's words, once
 * for all that share them. Throws where a package's licence cannot be told.
 *
 * @param folder where the paths in the metafiles begin.
 */
export function thirdPartyNotices(metafiles: readonly Metafile[], folder: string): string {
  const paths = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs)),
  );
  const folders = new Set(paths.flatMap((path) => PACKAGE_FOLDER.exec(path)?.[0] ?? []));
  const packages = [...folders].map((path) => readPackage(join(folder, path))).sort(byName);
  const sharers = Map.groupBy(packages, ({ text }) => text);
  const blocks = [...sharers].map(([text, sharing]) => `${sharing.map(headingOf).join('\n')}\n\n${text}\n`);
  return [PREAMBLE, ...blocks].join(`\n${'-'.repeat(78)}\n\n`);
}

const PREAMBLE = 'Ringback has the code of these packages in its files, each under its own licence.\n';

function readPackage(folder: string): BundledPackage {
  const { name, version, license, licenses, author } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const licence: unknown = license ?? licenses?.[0]?.type;
  if (typeof licence !== 'string') {
    throw new Error(
      `Failed to tell the licence of "${name}" ${version}: its package.json has none. Leave it out.`,
    );
  }
  const files = readdirSync(folder).filter((file) => LEGAL_FILE.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  const text = texts.length > 0 ? texts.join('\n\n') : usualText(folder, name, licence, author);
  return { name, version, licence, text };
}

/** Some packages name a licence and do not bring its words. */
function usualText(folder: string, name: string, licence: string, author: unknown): string {
  const readme = join(folder, 'README.md');
  const own = existsSync(readme)
    ? /^.*(?:copyright \(c\)|MIT ©).*$/im.exec(readFileSync(readme, 'utf8'))?.[0]
    : undefined;
  if (licence !== 'MIT') {
    throw new Error(
      `Failed to find the licence of "${name}": it names ${licence} and has no such file. Add its words here.`,
    );
  }
  return `${own?.trim() ?? `Copyright (c) ${holderOf(author) ?? `the authors of ${name}`}`}\n\n${MIT}`;
}

function holderOf(author: unknown): string | undefined {
  if (typeof author === 'string') return author;
  if (typeof author === 'object' && author !== null && 'name' in author) return String(author.name);
  return undefined;
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

function headingOf({ name, version, licence }: BundledPackage): string {
  return `${name} ${version} (${licence})`;
}

function byName(one: BundledPackage, other: BundledPackage): number {
  if (one.name !== other.name) return one.name < other.name ? -1 : 1;
  return one.version < other.version ? -1 : 1;
}
