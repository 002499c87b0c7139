import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['test/examples/failing/vitest.test.js'] } });
