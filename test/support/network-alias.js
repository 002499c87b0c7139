/** Preloaded into a Node process: its network knows the hosts of NETWORK_ALIASES by the mock's address, as one of containers does. */
import { createRequire } from 'node:module';

// The object that Node itself looks into, which an import only copies.
const net = createRequire(import.meta.url)('node:net');
const aliases = process.env.NETWORK_ALIASES.split(',');
const port = Number(process.env.NETWORK_ALIAS_PORT);

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function aliased(...args) {
  const [first] = args;
  const options = Array.isArray(first) ? first[0] : first;
  if (aliases.includes(options?.host)) Object.assign(options, { host: '127.0.0.1', port, lookup: undefined });
  return connect.apply(this, args);
};
