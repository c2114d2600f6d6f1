/** One job again, or every failed one of a queue; the queue and the job stand in the path. */
const retryPath = /^\/api\/queues\/([\w-]+)\/(?:([^/]+)\/retry|retry\/failed)$/;

type Act =
  { readonly kind: 'look' } | { readonly kind: 'retry'; readonly queue: string; readonly job: string | null };

/**
 * What a request to the dashboard does. Jobs only carry out what our own tables say, so looking and trying again are all
 * that makes sense: pausing, emptying and changing would only keep the product from its work.
 * @param path below the dashboard's own, without a query
 * @returns null for what nobody may do
 */
export function actOf(method: string, path: string): Act | null {
  if (method === 'GET' || method === 'HEAD') return { kind: 'look' };
  const [, queue, job] = (method === 'PUT' && retryPath.exec(path)) || [];
  return queue === undefined ? null : { kind: 'retry', queue, job: job ?? null };
}
