import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Uses every entry that has types, so that what does not resolve, or resolves to nothing, is a mistake. */
const OWN = `
import { createMock, type FaultDocument, type Mock, startServer } from 'ringback';
import { assertReceived, startMock, type TestMock } from 'ringback/testing';
import { createSandboxTest as jestTest } from 'ringback/testing/jest';
import { createSandboxTest as nodeTest } from 'ringback/testing/node';

const mock: Mock = createMock({ providers: ['voiceos'], seed: 42, rules: { polls: 20 } });
const fault: FaultDocument = { on: 'listConversations', status: 429 };
mock.faults.add(fault);
// @ts-expect-error A fault has no such member, so its type is not any.
mock.faults.add({ on: '*', statsu: 429 });
// @ts-expect-error Nor has a mock.
createMock({ sede: 42 });
const joined: Promise<TestMock> = startMock();
export { assertReceived, jestTest, joined, nodeTest, startServer };
`;

const WITH_PEERS = `
import { createSandboxTest as playwrightTest } from 'ringback/testing/playwright';
import { createSandboxTest as vitestTest } from 'ringback/testing/vitest';
import { RingbackContainer, type StartedRingbackContainer } from 'ringback/testcontainers';
import { test } from 'vitest';

export const made = vitestTest(test, { providers: ['voiceos'] });
// @ts-expect-error There is no such provider.
vitestTest(test, { providers: ['nobody'] });
const container = new RingbackContainer('ringback').withEnvironment({ A: 'b' }).withProviders('ovia');
export const started: Promise<StartedRingbackContainer> = container.start();
// @ts-expect-error A clock is chosen in words.
container.withClock(60);
export { playwrightTest };
`;

/** With nothing but Node's types, or beside the frameworks that some entries are for. */
export type Kind = 'alone' | 'with-peers';

/** What each kind of program needs beside the package. */
export const LENT: Readonly<Record<Kind, readonly string[]>> = {
  alone: ['@types/node'],
  'with-peers': ['@types/node', 'vitest', '@playwright/test', 'testcontainers'],
};

/** Writes a program of theirs for the compiler; its project file is returned. */
export function writeProgram(folder: string, kind: Kind): string {
  writeFileSync(join(folder, `${kind}.ts`), kind === 'alone' ? OWN : WITH_PEERS);
  const compilerOptions = {
    ...{ module: 'NodeNext', target: 'ES2024', lib: ['ES2024', 'DOM'], types: ['node'] },
    ...{ strict: true, exactOptionalPropertyTypes: true, noEmit: true },
    // Ours are to be whole; those of a framework are its own business.
    skipLibCheck: kind === 'with-peers',
  };
  const project = join(folder, `tsconfig.${kind}.json`);
  writeFileSync(project, JSON.stringify({ compilerOptions, files: [`${kind}.ts`] }));
  return project;
}
