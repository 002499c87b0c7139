/** Preloaded into every Node process of a run: notes in a file each name that is looked up, and each address that is connected to. */
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const note = (kind, value) => appendFileSync(process.env.NET_SPY_FILE, `${kind} ${value}\n`);
// The objects that Node itself looks into, which an import only copies.
const require = createRequire(import.meta.url);
const dns = require('node:dns');
const net = require('node:net');

for (const [holder, names] of [
  [dns, ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny']],
  [dns.promises, ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny']],
]) {
  for (const name of names) {
    const original = holder[name];
    holder[name] = function spied(host, ...rest) {
      note('name', host);
      return original.call(this, host, ...rest);
    };
  }
}

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function spied(...args) {
  const [first] = args;
  const options = Array.isArray(first) ? first[0] : first;
  note('connect', options?.path ?? options?.host ?? 'localhost');
  return connect.apply(this, args);
};
