import { rmSync } from 'node:fs';

/** Removes what global-setup.ts made. */
export default function removeFolder(): void {
  const folder = process.env.FOLDER_OF_THIS_TEST_RUN;
  if (folder) rmSync(folder, { recursive: true, force: true });
}
