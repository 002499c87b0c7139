import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { ROOT } from './stranger.ts';

/** A YAML file of this repository; its form is what the tests are about. */
export function readDocument<Form>(path: string): Form {
  return parse(readFileSync(join(ROOT, path), 'utf8'));
}

/** All documents of a YAML file of this repository. */
export function readDocuments<Form>(path: string): readonly Form[] {
  return parseAllDocuments(readFileSync(join(ROOT, path), 'utf8')).map((document) => document.toJS());
}

/** The vendors' own hosts, from the specs that come along. */
export function vendorHosts(): readonly string[] {
  const specs = readdirSync(join(ROOT, 'specs')).filter((name) => name !== 'control.yaml');
  return specs.flatMap((name) => {
    const { servers } = readDocument<{ servers: readonly { url: string }[] }>(`specs/${name}`);
    return servers.map(({ url }) => new URL(url).hostname);
  });
}

/** The environment variables that a command says it reads. */
export function variablesOf(help: string): ReadonlySet<string> {
  return new Set(
    [...help.replace(/\s+/g, ' ').matchAll(/env: (RINGBACK_[A-Z_]+)/g)].map(([, name = '']) => name),
  );
}
