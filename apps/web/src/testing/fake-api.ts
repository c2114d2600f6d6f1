import { apiPrefix, type Endpoint, type InputOf, type OutputOf } from '@jsk/contracts/endpoint';

interface Refusal {
  status: number;
  code: string;
  operator?: { id: string; name: string };
  errors?: { path: string; message: string }[];
  retryAfterSeconds?: number;
}
type Handler = (input: Record<string, string>) => unknown;
type Call = { endpoint: Endpoint; input: Record<string, string>; token: string | null };

/** Makes a handler refuse, as the API would: `throw refuse(...)`. */
export const refuse = (refusal: Refusal) => Object.assign(new Error(refusal.code), { refusal });

/** Stands in for the REST API: answers `fetch` and uploads by endpoint, everything else with 404. */
export function createFakeApi() {
  const routes: { endpoint: Endpoint; pattern: RegExp; handler: Handler }[] = [];
  const calls: Call[] = [];

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
      // Files, too: a handler that wants one knows that it is no string.
      ...(init.body instanceof FormData && (Object.fromEntries(init.body) as Record<string, string>)),
    };
    const token = (init.headers as Record<string, string>)['Authorization']?.replace('Bearer ', '') ?? null;
    calls.push({ endpoint: route.endpoint, input, token });
    try {
      return respond(route.endpoint.successStatus ?? 200, await route.handler(input));
    } catch (error) {
      const refusal = (error as { refusal?: Refusal }).refusal;
      if (!refusal) throw new TypeError('Failed to fetch', { cause: error });
      return respond(refusal.status, problemOf(refusal), refusal.retryAfterSeconds);
    }
  }

  globalThis.fetch = answer as unknown as typeof fetch;
  globalThis.XMLHttpRequest = uploadsAnsweredBy(answer);
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

type FakeResponse = ReturnType<typeof respond>;

function respond(status: number, body: unknown, retryAfterSeconds?: number) {
  const headers = { get: () => retryAfterSeconds?.toString() ?? null };
  const answer = { ok: status < 400, status, headers };
  if (body instanceof FakeFile)
    return { ...answer, ...body.response(), json: async (): Promise<unknown> => null };
  return { ...answer, json: async () => JSON.parse(JSON.stringify(body)) as unknown };
}

/** What a handler returns for an endpoint that answers with a file. */
export class FakeFile {
  constructor(
    private readonly name: string,
    private readonly parts: readonly string[],
  ) {}

  response() {
    const chunks = this.parts.map((part) => new TextEncoder().encode(part));
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(this.name)}`;
    const headers = new Map([['content-disposition', disposition]]);
    const read = async () => ({ done: chunks.length === 0, value: chunks.shift() });
    return {
      headers: { get: (header: string) => headers.get(header) ?? null },
      body: { getReader: () => ({ read }) },
    };
  }
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

/** As much of XMLHttpRequest as an upload needs; half has left before the answer. */
function uploadsAnsweredBy(answer: (url: string, init: RequestInit) => Promise<FakeResponse>) {
  return class {
    upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
    onload?: () => void;
    onerror?: () => void;
    onabort?: () => void;
    status = 0;
    responseText = '';
    private address = { method: '', url: '' };
    private readonly headers: Record<string, string> = {};
    private isStopped = false;

    open(method: string, url: string) {
      this.address = { method, url };
    }
    setRequestHeader(name: string, value: string) {
      this.headers[name] = value;
    }
    abort() {
      if (this.isStopped || this.status > 0) return;
      this.isStopped = true;
      this.onabort?.();
    }
    send(body: FormData) {
      const { method, url } = this.address;
      this.upload.onprogress?.({ loaded: 1, total: 2 });
      answer(url, { method, headers: this.headers, body })
        .then(async (response) => {
          if (this.isStopped) return;
          this.status = response.status;
          this.responseText = JSON.stringify(await response.json());
          this.onload?.();
        })
        .catch(() => this.isStopped || this.onerror?.());
    }
  } as unknown as typeof XMLHttpRequest;
}
