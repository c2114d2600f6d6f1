import { allEndpoints, type NamedEndpoint } from '@jsk/contracts/all-endpoints';
import { apiPrefix, type Endpoint } from '@jsk/contracts/endpoint';
import type { Role } from '@jsk/contracts/roles';
import { createCustomer, createCustomerMessages, createSession } from '@jsk/testing/factories';
import type { OperatorSession } from '@jsk/testing/operator-session';
import fc from 'fast-check';
import { createApiDocument } from '../openapi/document';
import { pathParameters } from '../openapi/input-fields';
import { DocumentedAnswers } from '../testing/documented-answers';
import { hostileTexts, inputsFor, type KnownValues } from '../testing/hostile-input';
import { TestSystem } from '../testing/start-test-api';

/** The same inputs each time; another seed, or more of them: `FUZZ_SEED=7 FUZZ_RUNS=200 npx jest … fuzz-rest`. */
const seed = Number(process.env.FUZZ_SEED ?? 20261121);
const runsPerCall = Number(process.env.FUZZ_RUNS ?? 6);

/** Calls that go on side by side. */
const parallel = 6;

type Caller = Role | 'nobody';
type Shape = 'json' | 'broken json' | 'other type' | 'form';

interface Attempt {
  readonly caller: Caller;
  readonly input: unknown;
  readonly shape: Shape;
  /** Instead of a part of the path. */
  readonly pathText: string | null;
}

const documented = new DocumentedAnswers(createApiDocument());
const sessions = new Map<Role, Promise<OperatorSession>>();
/** How many were answered, and how many of them were done. */
const answers = { all: 0, done: 0 };
let system: TestSystem;
let known: KnownValues;

beforeAll(async () => {
  system = await TestSystem.start({
    settings: { webhook: { showGroups: true } },
    environment: { TELEGRAM_API_BASE_URL: 'http://127.0.0.1:9' },
  });
  const agent = await sessionOf('AGENT');
  const lineUserIds = await Promise.all([1, 2, 3, 4].map(() => createCustomer(system.rows)));
  const [mine, , waiting] = lineUserIds;
  await createSession(system.rows, mine ?? '', { operatorId: agent.user.id });
  await createSession(system.rows, waiting ?? '');
  const messageIds = await createCustomerMessages(system.rows, mine ?? '', ['สวัสดี', 'ขอสอบถาม']);
  known = { lineUserId: lineUserIds, messageId: messageIds, username: [agent.user.username, 'somebody'] };
});
afterAll(() => system.stop());

/** Whoever was signed out by what the calls did comes back as somebody new. */
function sessionOf(role: Role): Promise<OperatorSession> {
  const present = sessions.get(role) ?? system.signIn({ role });
  sessions.set(role, present);
  return present;
}

function attemptsAt({ files, input, method }: Endpoint): fc.Arbitrary<Attempt> {
  const plain: Shape = files ? 'form' : 'json';
  const shapes: Shape[] =
    method === 'GET' ? ['json'] : [plain, plain, plain, plain, 'json', 'broken json', 'other type'];
  return fc.record({
    caller: fc.constantFrom<Caller>('SUPER_ADMIN', 'SUPER_ADMIN', 'ADMIN', 'AGENT', 'nobody'),
    input: inputsFor(input, known),
    shape: fc.constantFrom(...shapes),
    pathText: fc.option(fc.constantFrom(...hostileTexts.filter((text) => text.length < 300)), { freq: 4 }),
  });
}

/** A part of an address: half a surrogate pair cannot be in one, and an endless one is refused before any route. */
const inAddress = (text: string) => encodeURIComponent(text.slice(0, 300).replace(/\p{Surrogate}/gu, '?'));

function addressOf({ method, path }: Endpoint, { input, pathText }: Attempt): string {
  const fields = { ...(typeof input === 'object' ? input : {}) } as Record<string, unknown>;
  const names = pathParameters(path);
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    // Some texts are put into the address as they are, so that broken escapes arrive, too.
    pathText === null
      ? inAddress(textOf(fields[name] ?? '1'))
      : /^[\w.%]+$/.test(pathText)
        ? pathText
        : inAddress(pathText),
  );
  if (method !== 'GET' && method !== 'DELETE') return apiPrefix + filled;
  const query = Object.entries(fields)
    .filter(([name, value]) => !names.includes(name) && value !== undefined)
    .map(([name, value]) => `${inAddress(name)}=${inAddress(textOf(value))}`);
  return `${apiPrefix}${filled}${query.length > 0 ? `?${query.slice(0, 20).join('&')}` : ''}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function bodyOf({ files }: Endpoint, { input, shape }: Attempt): { body?: string | FormData; type?: string } {
  const json = JSON.stringify(input) ?? '';
  if (shape === 'broken json') return { body: json.slice(0, -1) || '{', type: 'application/json' };
  if (shape === 'other type') return { body: json, type: 'text/plain' };
  if (shape === 'json') return { body: json, type: 'application/json' };
  const form = new FormData();
  for (const part of Object.keys(files ?? {})) form.append(part, new Blob([json]), '../../evil.svg');
  for (const [name, value] of Object.entries(input ?? {}).slice(0, 20)) form.append(name, textOf(value));
  return { body: form };
}

async function attempt({ name, endpoint }: NamedEndpoint, tried: Attempt): Promise<string[]> {
  const session = tried.caller === 'nobody' ? null : await sessionOf(tried.caller);
  const { body, type } = endpoint.method === 'GET' ? {} : bodyOf(endpoint, tried);
  const address = addressOf(endpoint, tried);
  const response = await fetch(system.api.url + address, {
    method: endpoint.method,
    headers: {
      ...(session && { authorization: `Bearer ${session.accessToken}` }),
      ...(type && { 'content-type': type }),
    },
    body,
  });
  const answer = {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    body: await response.text(),
  };
  answers.all += 1;
  if (response.ok) answers.done += 1;
  if (session && answer.status === 401 && endpoint.access !== 'public') sessions.delete(session.user.role);
  const faults = [
    documented.faultOf(endpoint.method, apiPrefix + endpoint.path, answer),
    /node_modules|\.[jt]s:\d+|\bat \w+ \(/.test(answer.body) ? 'a stack trace' : null,
  ].filter((fault) => fault !== null);
  const how = `${name} as ${tried.caller}, ${tried.shape}: ${address.slice(0, 200)} ${JSON.stringify(tried.input)?.slice(0, 300)}`;
  return faults.map((fault) => `${how}\n  ${fault}`);
}

describe('Whatever is sent to a REST call', () => {
  it(
    'is answered as documented, and never with a defect',
    async () => {
      const waiting = allEndpoints.map((named, index) => ({ named, seed: seed + index }));
      const faults: string[] = [];
      await Promise.all(
        Array.from({ length: parallel }, async () => {
          for (let next = waiting.shift(); next; next = waiting.shift()) {
            const { named, seed: own } = next;
            for (const tried of fc.sample(attemptsAt(named.endpoint), { seed: own, numRuns: runsPerCall })) {
              faults.push(...(await attempt(named, tried)));
            }
          }
        }),
      );
      expect({ seed, faults }).toEqual({ seed, faults: [] });
      // What is never let in shows nothing of what lies behind.
      expect(answers.done / answers.all).toBeGreaterThan(0.1);
    },
    30 * 60_000,
  );
});
