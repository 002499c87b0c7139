import config from './jest.config.js';

/** The tests of the package as it is published: `npm run test:package`. */
export default {
  ...config,
  testMatch: ['<rootDir>/test/package/**/*.package.ts'],
};
