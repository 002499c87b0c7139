import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['examples/vitest/**/*.test.js'], globalSetup: './examples/vitest/global-setup.js' },
});
