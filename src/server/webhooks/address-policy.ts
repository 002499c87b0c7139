import { BlockList, isIP } from 'node:net';

/** What kind of place an IP address is: `never` is link-local, multicast, nobody, or where clouds keep credentials. */
export type AddressClass = 'local' | 'public' | 'never';

/** Tells what kind of place an IP address is, in any of its forms. What is no address is never to be asked. */
export function classifyAddress(address: string): AddressClass {
  const plain = address.split('%', 1)[0] ?? '';
  const family = isIP(plain);
  if (family === 0) return 'never';
  const embedded = family === 6 ? embeddedIpv4(plain) : undefined;
  if (embedded !== undefined) return classifyAddress(embedded);
  const type = family === 6 ? 'ipv6' : 'ipv4';
  if (NEVER.check(plain, type)) return 'never';
  return LOCAL.check(plain, type) ? 'local' : 'public';
}

const NEVER = blockListOf(
  [
    ...['0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '240.0.0.0/4'],
    // Metadata of Alibaba Cloud, Azure and Oracle Cloud, outside the link-local range.
    ...['100.100.100.200/32', '168.63.129.16/32', '192.0.0.192/32'],
  ],
  ['::/128', 'fe80::/10', 'ff00::/8', 'fd00:ec2::/32', 'fd20:ce::254/128'],
);
const LOCAL = blockListOf(
  ['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'],
  ['::1/128', 'fc00::/7'],
);

function blockListOf(ipv4: readonly string[], ipv6: readonly string[]): BlockList {
  const list = new BlockList();
  const add = (ranges: readonly string[], type: 'ipv4' | 'ipv6'): void => {
    for (const range of ranges) {
      const [network = '', prefix] = range.split('/');
      list.addSubnet(network, Number(prefix), type);
    }
  };
  add(ipv4, 'ipv4');
  add(ipv6, 'ipv6');
  return list;
}

/** The IPv4 address that an IPv6 one stands for: mapped, compatible, NAT64 or 6to4. */
function embeddedIpv4(address: string): string | undefined {
  const groups = groupsOf(address);
  const [a = 0, b = 0, c = 0] = groups;
  const isZero = (from: number, to: number): boolean => groups.slice(from, to).every((group) => group === 0);
  const [high = 0, low = 0] = groups.slice(6);
  if (a === 0x2002) return ipv4Of(b, c);
  if (a === 0x64 && b === 0xff9b) return ipv4Of(high, low);
  if (isZero(0, 5) && groups[5] === 0xffff) return ipv4Of(high, low);
  // `::` and `::1` are addresses of their own.
  return isZero(0, 6) && (high !== 0 || low > 1) ? ipv4Of(high, low) : undefined;
}

function groupsOf(address: string): readonly number[] {
  const written = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_all, ...parts: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = parts.map(Number);
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  });
  const [before = '', after] = written.split('::');
  const read = (text: string): readonly number[] =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  const [head, tail] = [read(before), read(after ?? '')];
  return [...head, ...new Array<number>(Math.max(0, 8 - head.length - tail.length)).fill(0), ...tail];
}

function ipv4Of(high: number, low: number): string {
  return [high >>> 8, high & 255, low >>> 8, low & 255].join('.');
}
