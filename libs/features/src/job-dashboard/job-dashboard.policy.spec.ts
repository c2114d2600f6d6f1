import { actOf } from './job-dashboard.policy';

describe('The dashboard of background jobs', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/api/queues'],
    ['HEAD', '/queue/outbound-messages'],
  ])('lets administrators look: %s %s', (method, path) => {
    expect(actOf(method, path)).toEqual({ kind: 'look' });
  });

  it('lets them try a job again, or all that failed', () => {
    expect(actOf('PUT', '/api/queues/outbound-messages/12/retry')).toEqual({
      kind: 'retry',
      queue: 'outbound-messages',
      job: '12',
    });
    expect(actOf('PUT', '/api/queues/quota/retry/failed')).toEqual({
      kind: 'retry',
      queue: 'quota',
      job: null,
    });
  });

  it.each([
    ['PUT', '/api/queues/pause'],
    ['PUT', '/api/queues/quota/pause'],
    ['PUT', '/api/queues/quota/empty'],
    ['PUT', '/api/queues/quota/obliterate'],
    ['PUT', '/api/queues/quota/retry/completed'],
    ['PUT', '/api/queues/quota/12/clean'],
    ['PUT', '/api/queues/quota/clean/failed'],
    ['PUT', '/api/queues/quota/../12/retry'],
    ['POST', '/api/queues/quota/add'],
    ['POST', '/api/queues/quota/12/retry'],
    ['PATCH', '/api/queues/quota/12/update-data'],
    ['DELETE', '/'],
  ])('lets nobody do anything else: %s %s', (method, path) => {
    expect(actOf(method, path)).toBeNull();
  });
});
