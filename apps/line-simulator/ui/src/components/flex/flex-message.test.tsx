import type { ReactNode } from 'react';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PreferencesProvider } from '../../i18n/preferences-context';
import { TemplateMessage } from '../bubbles/template-message';
import { ActionsContext } from '../phone/actions-context';
import { FlexMessage } from './flex-message';

const handoff = { type: 'postback', label: 'คุยกับเจ้าหน้าที่', data: 'action=handoff' };
const bubble = {
  type: 'bubble',
  body: {
    type: 'box',
    layout: 'vertical',
    contents: [
      { type: 'text', text: 'ลำดับของคุณ', weight: 'bold' },
      { type: 'text', contents: [{ type: 'span', text: '3' }] },
      {
        type: 'box',
        layout: 'vertical',
        contents: [],
        action: { type: 'message', label: '5 ดาว', text: '5' },
      },
    ],
  },
  footer: { type: 'box', layout: 'vertical', contents: [{ type: 'button', action: handoff }] },
};

describe('a card on the phone', () => {
  const perform = jest.fn();

  beforeEach(() => perform.mockReset());

  const show = (card: ReactNode): void => {
    render(
      <PreferencesProvider>
        <ActionsContext value={perform}>{card}</ActionsContext>
      </PreferencesProvider>,
    );
  };

  it('shows the texts of a Flex message and does what its buttons say', async () => {
    show(<FlexMessage contents={bubble} altText="คิวของคุณ" />);

    expect(screen.getByRole('group', { name: 'คิวของคุณ' }).textContent).toContain('ลำดับของคุณ3');
    await userEvent.click(screen.getByRole('button', { name: 'คุยกับเจ้าหน้าที่' }));
    expect(perform).toHaveBeenCalledWith(handoff);
  });

  it('makes a box with an action a button for pointer and keyboard', async () => {
    show(<FlexMessage contents={{ type: 'carousel', contents: [bubble] }} altText="คิว" />);
    screen.getByRole('button', { name: '5 ดาว' }).focus();
    await userEvent.keyboard('{Enter}');

    expect(perform).toHaveBeenCalledWith(expect.objectContaining({ text: '5' }));
  });

  it('shows the buttons of a template', async () => {
    const template = { type: 'confirm' as const, text: 'ยืนยันไหม', actions: [handoff] };
    show(<TemplateMessage template={template} altText="ยืนยัน" />);
    await userEvent.click(screen.getByRole('button', { name: 'คุยกับเจ้าหน้าที่' }));

    expect(perform).toHaveBeenCalledWith(handoff);
  });
});
