/** Properties are tried with fresh data at each run, unless the environment names the seed: a gate must not be a lottery. */
const { RINGBACK_PROPERTY_SEED: seed } = process.env;

if (seed) {
  const { default: fc } = await import('fast-check');
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
}
