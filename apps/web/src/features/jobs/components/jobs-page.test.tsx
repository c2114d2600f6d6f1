import { openJobDashboard } from '@jsk/contracts/job-dashboard';
import { screen } from '@testing-library/react';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { JobsPage } from './jobs-page';

const path = '/api/v1/admin/queues';

let api: FakeApi;
const tab = { location: { assign: jest.fn() }, close: jest.fn() };

beforeEach(() => {
  api = createFakeApi();
  jest.spyOn(window, 'open').mockReturnValue(tab as unknown as Window);
});
afterEach(() => jest.restoreAllMocks());

const openButton = () => screen.findByRole('button', { name: 'เปิดในแท็บใหม่' });

test('opens the dashboard in a tab of its own, once the server lets this browser in', async () => {
  api.on(openJobDashboard, () => ({ path }));
  const { operator } = await renderAdminPage(JobsPage);
  await operator.click(await openButton());
  expect(window.open).toHaveBeenCalledWith('', '_blank');
  expect(api.callsOf(openJobDashboard)).toHaveLength(1);
  expect(tab.location.assign).toHaveBeenCalledWith(path);
});

test('closes the tab again and says why when the server refuses', async () => {
  api.on(openJobDashboard, () => {
    throw refuse({ status: 403, code: 'forbidden' });
  });
  const { operator } = await renderAdminPage(JobsPage);
  await operator.click(await openButton());
  expect(await screen.findByRole('alert')).toBeVisible();
  expect(tab.close).toHaveBeenCalled();
});
