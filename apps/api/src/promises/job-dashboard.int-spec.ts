import { apiPrefix } from '@jsk/contracts/endpoint';
import { openJobDashboard } from '@jsk/contracts/job-dashboard';
import type { Role } from '@jsk/contracts/roles';
import { callRest } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { LineCustomer } from '@jsk/testing/line-webhooks';
import { Queue } from 'bullmq';
import { DiscoveryService } from '@nestjs/core';
import { jobQueues } from '@jsk/features/job-dashboard';
import { TestSystem } from '../testing/start-test-api';

const dashboard = `${apiPrefix}/admin/queues`;

interface ShownQueue {
  readonly name: string;
  readonly counts: Record<string, number>;
  readonly jobs: readonly { id: string; name: string; data: unknown }[];
}

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start();
});
afterAll(() => system.stop());

function look(path: string, cookie = '', method = 'GET') {
  return callRest<{ queues: ShownQueue[] } & { code?: string }>(system.api.url, method, dashboard + path, {
    headers: cookie === '' ? {} : { cookie },
  });
}

/** @returns the cookie of somebody who was let in, and how it was set */
async function letIn(role: Role): Promise<{ cookie: string; attributes: string }> {
  const { accessToken: token } = await system.signIn({ role });
  const { status, headers } = await callRest(system.api.url, 'POST', apiPrefix + openJobDashboard.path, {
    token,
    body: {},
  });
  expect(status).toBe(200);
  const [attributes = ''] = headers.getSetCookie();
  return { cookie: attributes.split(';')[0] ?? '', attributes };
}

function queuesOfWorkers(): Queue[] {
  return system.api.app
    .get(DiscoveryService, { strict: false })
    .getProviders()
    .map(({ instance }) => instance as unknown)
    .filter((instance): instance is Queue => instance instanceof Queue);
}

describe('The dashboard of background jobs', () => {
  it.each(['', '/', '/api/queues', '/queue/outbound-messages', '/static/js/main.js'])(
    'shows nothing of %p to who was not let in',
    async (path) => {
      for (const cookie of ['', 'jsk_jobs=abc', 'jsk_media=abc']) {
        expect((await look(path, cookie)).status).toBe(401);
      }
    },
  );

  it('is for administrators only, and lets nobody in with the token of an agent', async () => {
    const agent = await system.signIn();
    await expect(agent.call(openJobDashboard, {})).rejects.toMatchObject({ status: 403 });
    expect((await look('/', `jsk_jobs=${agent.accessToken}`)).status).toBe(403);
  });

  it.each(['ADMIN', 'SUPER_ADMIN'] as const)(
    'lets an %s in by a cookie that no script can read and no other site can send',
    async (role) => {
      const { cookie, attributes } = await letIn(role);
      expect(attributes).toMatch(/Path=\/api\/v1\/admin\/queues/);
      expect(attributes).toMatch(/HttpOnly/);
      expect(attributes).toMatch(/SameSite=Strict/);
      const page = await callRest<string>(system.api.url, 'GET', dashboard, { headers: { cookie } });
      expect(page.status).toBe(200);
      expect(page.body).toContain('JskApp Live Chat');
      expect(page.body).not.toMatch(/(src|href)="https?:/);
      expect(page.headers.get('content-security-policy')).not.toContain('unsafe-inline');
      expect(await system.rows.count(`audit_log WHERE action = 'job_dashboard.opened'`)).toBeGreaterThan(0);
    },
  );

  it('ends with the sign-in', async () => {
    const administrator = await system.signIn({ role: 'ADMIN' });
    const cookie = `jsk_jobs=${administrator.accessToken}`;
    expect((await look('/', cookie)).status).toBe(200);
    await callRest(system.api.url, 'POST', `${apiPrefix}/auth/logout-all`, {
      token: administrator.accessToken,
      body: {},
    });
    expect((await look('/', cookie)).status).toBe(401);
  });

  it('shows every queue that the workers have', async () => {
    expect([...jobQueues].sort()).toEqual([...new Set(queuesOfWorkers().map(({ name }) => name))].sort());
    const { cookie } = await letIn('ADMIN');
    const { body } = await look('/api/queues?jobsPerPage=10', cookie);
    expect(body.queues.map(({ name }) => name).sort()).toEqual([...jobQueues].sort());
  });

  it('shows which jobs there are, and nothing that customers or operators wrote', async () => {
    const customer = new LineCustomer();
    await system.process(customer.follows(), customer.writes('ความลับของลูกค้า'));
    const { cookie } = await letIn('ADMIN');
    await waitFor(
      async () => {
        const { body } = await look('/api/queues?activeQueue=statistics&jobsPerPage=50', cookie);
        return (body.queues.find(({ name }) => name === 'statistics')?.jobs.length ?? 0) > 0 || null;
      },
      { description: 'a job is shown' },
    );
    for (const name of jobQueues) {
      const { body } = await look(`/api/queues?activeQueue=${name}&jobsPerPage=50`, cookie);
      expect(JSON.stringify(body)).not.toContain('ความลับของลูกค้า');
    }
  });

  it('tries a failed job again, which is recorded', async () => {
    const queue = queuesOfWorkers().find(({ name }) => name === 'customer-profiles') as Queue;
    const failing = await queue.add('no such job', { lineUserId: 'nobody' }, { attempts: 1 });
    await waitFor(async () => (await failing.isFailed()) || null, { description: 'the job fails' });
    const { cookie } = await letIn('SUPER_ADMIN');
    const { status } = await look(`/api/queues/customer-profiles/${failing.id ?? ''}/retry`, cookie, 'PUT');
    expect(status).toBeLessThan(300);
    const detail = { queue: 'customer-profiles' };
    expect(await system.rows.select(`SELECT detail FROM audit_log WHERE action = 'job.retried'`)).toEqual([
      { detail },
    ]);
  });

  it.each([
    ['PUT', '/api/queues/pause'],
    ['PUT', '/api/queues/quota/pause'],
    ['PUT', '/api/queues/quota/empty'],
    ['PUT', '/api/queues/quota/obliterate'],
    ['POST', '/api/queues/quota/add'],
  ])('lets nobody do anything else: %s %s', async (method, path) => {
    const { cookie } = await letIn('SUPER_ADMIN');
    expect(await look(path, cookie, method)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });
});
