/**
 * Modules of Node's that few mocks need and that take long to load: they are loaded where they are used for the first
 * time. TLS alone is a twentieth of what a start takes.
 */
export const lateModules = {
  https: () => process.getBuiltinModule('node:https'),
  tls: () => process.getBuiltinModule('node:tls'),
} as const;
