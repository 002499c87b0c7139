import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  globalSetup: './global-setup.js',
  outputDir: '../../.cache/playwright',
  // A browser that is installed already may be named; without it, Playwright's own is taken.
  use: { launchOptions: { executablePath: process.env.CHROMIUM_PATH || undefined } },
});
