import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';

/** Written anew instead of compared: `UPDATE_GOLDENS=1 npm test -- test/providers/goldens`. */
const UPDATES = process.env.UPDATE_GOLDENS === '1';

/**
 * Compares bodies with the file that holds them. They are laid out for reading; as every body is JSON without
 * blanks, its bytes follow from it.
 *
 * @param name below `test/goldens/`, without an ending.
 */
export function expectGolden(name: string, bodies: Readonly<Record<string, unknown>>): void {
  const path = fileURLToPath(new URL(`../../goldens/${name}.json`, import.meta.url));
  const text = `${JSON.stringify(bodies, null, 2)}\n`;
  if (UPDATES) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return;
  }
  if (!existsSync(path)) throw new Error(`Failed to find golden "${name}": write it with UPDATE_GOLDENS=1.`);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

/** A body as it came, once it is sure that laying it out loses nothing. */
export function parseExactly(text: string): unknown {
  const body: unknown = JSON.parse(text);
  expect(JSON.stringify(body)).toBe(text);
  return body;
}
