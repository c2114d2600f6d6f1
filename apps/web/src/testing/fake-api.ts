import { apiPrefix, type Endpoint, type InputOf, type OutputOf } from '@jsk/contracts/endpoint';

interface Refusal {
  status: number;
  code: string;
  operator?: { id: string; name: string };
  errors?: { path: string; message: string }[];
}
type Handler = (input: Record<string, string>) => unknown;

/** Makes a handler refuse, as the API would: `throw refuse(...)`. */
export const refuse = (refusal: Refusal) => Object.assign(new Error(refusal.code), { refusal });

/** Stands in for the REST API: answers `fetch` by endpoint, everything else with 404. */
export function createFakeApi() {
  const routes: { endpoint: Endpoint; pattern: RegExp; handler: Handler }[] = [];
  const calls: { endpoint: Endpoint; input: Record<string, string>; token: string | null }[] = [];

  async function answer(url: string, init: RequestInit = {}) {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const route = routes.findLast(
      ({ endpoint, pattern }) => endpoint.method === init.method && pattern.test(pathname),
    );
    if (!route) return respond(404, problemOf({ status: 404, code: 'not_found' }));
    const input: Record<string, string> = {
      ...pattern(route.pattern, pathname),
      ...Object.fromEntries(searchParams),
      ...(typeof init.body === 'string' && (JSON.parse(init.body) as Record<string, string>)),
    };
    const token = (init.headers as Record<string, string>)['Authorization']?.replace('Bearer ', '') ?? null;
    calls.push({ endpoint: route.endpoint, input, token });
    try {
      return respond(route.endpoint.successStatus ?? 200, await route.handler(input));
    } catch (error) {
      const refusal = (error as { refusal?: Refusal }).refusal;
      if (!refusal) throw new TypeError('Failed to fetch', { cause: error });
      return respond(refusal.status, problemOf(refusal));
    }
  }

  globalThis.fetch = answer as unknown as typeof fetch;
  return {
    calls,
    /** A later handler for the same endpoint replaces the earlier one. */
    on<E extends Endpoint>(
      endpoint: E,
      handler: (input: InputOf<E> & Record<string, string>) => OutputOf<E> | Promise<OutputOf<E>>,
    ) {
      const path = apiPrefix + endpoint.path.replace(/:(\w+)/g, '(?<$1>[^/]+)');
      routes.push({ endpoint, pattern: new RegExp(`^${path}$`), handler: handler as Handler });
    },
    callsOf: (endpoint: Endpoint) => calls.filter((call) => call.endpoint === endpoint),
  };
}

export type FakeApi = ReturnType<typeof createFakeApi>;

function pattern(expression: RegExp, pathname: string): Record<string, string> {
  return { ...expression.exec(pathname)?.groups };
}

function respond(status: number, body: unknown) {
  return { ok: status < 400, status, json: async () => JSON.parse(JSON.stringify(body)) as unknown };
}

function problemOf({ status, code, operator, errors = [] }: Refusal) {
  return {
    type: 'about:blank',
    title: code,
    status,
    detail: code,
    code,
    requestId: 'test',
    errors,
    operator,
  };
}
