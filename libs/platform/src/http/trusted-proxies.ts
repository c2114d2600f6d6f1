import { BlockList, isIP } from 'node:net';

/** Whether what `address` says about who called it is believed. @param hop 0: whoever called us, 1: the one before … */
export type ProxyTrust = (address: string, hop: number) => boolean;

/** Nobody: the address is that of the connection. */
const nobody = 'none';

const networks: Record<string, readonly string[]> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/** What `trustIn` takes, for whoever has to be told. */
export const trustedProxiesExpected =
  'must be none, a number of proxies (1 to 9), or a list of addresses, networks (10.0.0.0/8), loopback, linklocal, uniquelocal';

/**
 * @param proxies `none`; how many proxies stand in front, each of which adds to `X-Forwarded-For`; or which ones, as a
 * list with commas of addresses, networks in CIDR notation and `loopback`, `linklocal`, `uniquelocal`
 * @throws Error when it is nothing of this
 */
export function trustIn(proxies: string): ProxyTrust {
  if (proxies === nobody) return () => false;
  if (/^[1-9]$/.test(proxies)) return (_, hop) => hop < Number(proxies);
  const known = new BlockList();
  for (const part of proxies.split(',')) {
    const name = part.trim();
    for (const network of networks[name] ?? [name]) add(known, network);
  }
  return (address) => isIP(address) > 0 && known.check(address, familyOf(address));
}

export function isProxyTrust(proxies: string): boolean {
  try {
    trustIn(proxies);
    return true;
  } catch {
    return false;
  }
}

/**
 * Who called, seen through the proxies that are believed; the same for sockets as Fastify has it for requests.
 * @param forwardedFor the header `X-Forwarded-For`, to which each proxy adds who called it
 */
export function clientAddress(
  trust: ProxyTrust,
  remoteAddress: string,
  forwardedFor: string | undefined,
): string {
  const earlier = (forwardedFor ?? '').split(',').map((address) => address.trim());
  let client = remoteAddress;
  for (let hop = 0; trust(client, hop); hop += 1) {
    const before = earlier.pop();
    if (!before || isIP(before) === 0) break;
    client = before;
  }
  return client;
}

function add(known: BlockList, network: string): void {
  const [address = '', prefix, ...rest] = network.split('/');
  const family = familyOf(address);
  const bits = isIP(address) === 4 ? 32 : 128;
  const isWhole = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
  if (isIP(address) === 0 || !isWhole || rest.length > 0) throw new Error(`${network} is no network`);
  known.addSubnet(address, Number(prefix ?? bits), family);
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
