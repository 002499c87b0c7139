export default {
  testEnvironment: 'node',
  transform: {},
  globalSetup: './start.js',
  globalTeardown: './stop.js',
};
