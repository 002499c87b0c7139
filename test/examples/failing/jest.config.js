export default { testEnvironment: 'node', transform: {}, testMatch: ['<rootDir>/jest.test.js'] };
