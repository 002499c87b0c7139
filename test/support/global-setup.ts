import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes the folder of what a run of the tests makes once for all of them, in all of Jest's processes. */
export default function makeFolder(): void {
  process.env.FOLDER_OF_THIS_TEST_RUN = mkdtempSync(join(tmpdir(), 'ringback-tests-'));
}
