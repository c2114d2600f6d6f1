import { createHash, timingSafeEqual } from 'node:crypto';

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/**
 * Whether somebody may read the metrics: with the token that was agreed on, or, when none was, on this machine only.
 * @param token METRICS_TOKEN, or null.
 */
export function mayReadMetrics(
  token: string | null,
  { authorization, address }: { authorization: string | undefined; address: string },
): boolean {
  if (token === null) return loopback.test(address);
  // Digests are equally long, whatever was given.
  return timingSafeEqual(digestOf(authorization ?? ''), digestOf(`Bearer ${token}`));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
