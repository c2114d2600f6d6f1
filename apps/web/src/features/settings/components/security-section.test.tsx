import { getSettings, type Settings, updateSettings } from '@jsk/contracts/settings';
import { screen, waitFor, within } from '@testing-library/react';
import { defaultSettings } from '@/testing/default-settings';
import { createFakeApi } from '@/testing/fake-api';
import { renderAdminPage } from '@/testing/render-admin-page';
import { SettingsPage } from './settings-page';

test('a second factor is required of the roles that are chosen', async () => {
  const security = { ...defaultSettings.security, mfaRequiredRoles: ['AGENT' as const] };
  let stored: Settings = { ...defaultSettings, security };
  const api = createFakeApi();
  api.on(getSettings, () => stored);
  api.on(updateSettings, (change) => {
    stored = { ...stored, ...(change as Partial<Settings>) };
    return stored;
  });
  const { operator } = await renderAdminPage(SettingsPage);
  // By its text: of the page's many fields a role is slow to find.
  const group = (await screen.findByText('บทบาทที่ต้องยืนยันขั้นที่สอง')).closest('fieldset') as HTMLElement;
  const [highest, administrator, agent] = within(group).getAllByRole('switch');
  expect(agent).toBeChecked();

  await operator.click(agent as HTMLElement);
  await operator.click(administrator as HTMLElement);
  await operator.click(highest as HTMLElement);
  await operator.click(screen.getByText('บันทึก'));
  const mfaRequiredRoles = ['SUPER_ADMIN', 'ADMIN'];
  await waitFor(() =>
    expect(api.callsOf(updateSettings)[0]?.input).toEqual({ security: { ...security, mfaRequiredRoles } }),
  );
});
