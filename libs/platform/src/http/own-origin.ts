/**
 * Whether a page that opens a socket is one of ours. Browsers let any page open sockets to any host and only say whose
 * page it is; programs say nothing.
 * @param host what the request was sent to, as its `Host` header says
 * @param publicBaseUrl the address that browsers know, in case a proxy changed the `Host`
 */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicBaseUrl: string,
): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { origin: named, host: namedHost } = new URL(origin);
  return named === publicBaseUrl || namedHost === host;
}
