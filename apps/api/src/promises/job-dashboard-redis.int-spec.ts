import { apiPrefix } from '@jsk/contracts/endpoint';
import { openJobDashboard } from '@jsk/contracts/job-dashboard';
import { jobQueues } from '@jsk/features/job-dashboard';
import { callRest } from '@jsk/testing/operator-session';
import { TestSystem } from '../testing/start-test-api';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start({ redis: true, environment: { WORKER_MODE: 'separate' } });
});
afterAll(() => system.stop());

it('The dashboard of background jobs shows queues in Redis, also those that only the worker works off', async () => {
  const administrator = await system.signIn({ role: 'ADMIN' });
  const { path } = await administrator.call(openJobDashboard, {});
  expect(path).toBe(`${apiPrefix}/admin/queues`);
  const { status, body } = await callRest<{ queues: { name: string }[] }>(
    system.api.url,
    'GET',
    `${path}/api/queues?jobsPerPage=10`,
    { headers: { cookie: `jsk_jobs=${administrator.accessToken}` } },
  );
  expect(status).toBe(200);
  expect(body.queues.map(({ name }) => name).sort()).toEqual([...jobQueues].sort());
});
