import config from './jest.config.js';

/** The tests of the image, which need it built: `npm run test:container`. */
export default {
  ...config,
  testMatch: ['<rootDir>/test/container/**/*.container.ts'],
  // A machine runs one of them at a time, so that none takes another's port.
  maxWorkers: 1,
};
