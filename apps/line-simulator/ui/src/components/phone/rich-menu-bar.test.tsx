import { fireEvent, render, screen } from '@testing-library/react';
import type { RichMenu } from '../../model/types';
import { ActionsContext } from './actions-context';
import { RichMenuBar } from './rich-menu-bar';

const handoff = { type: 'postback', label: 'คุยกับเจ้าหน้าที่', data: 'action=handoff' };
const menu: RichMenu = {
  richMenuId: 'richmenu-1',
  size: { width: 1200, height: 400 },
  selected: true,
  name: 'เมนูหลัก',
  chatBarText: 'เมนู',
  areas: [{ bounds: { x: 300, y: 0, width: 600, height: 200 }, action: handoff }],
  imagePath: '/picture.png',
};

describe('the rich menu on the phone', () => {
  it('performs the action of the area that is tapped', () => {
    const perform = jest.fn();
    render(
      <ActionsContext value={perform}>
        <RichMenuBar menu={menu} />
      </ActionsContext>,
    );
    const area = screen.getByRole('button', { name: 'คุยกับเจ้าหน้าที่' });
    fireEvent.click(area);

    expect(perform).toHaveBeenCalledWith(handoff);
    const { left, top, width, height } = area.style;
    expect({ left, top, width, height }).toEqual({ left: '25%', top: '0%', width: '50%', height: '50%' });
  });

  it('opens and closes with its bar', () => {
    render(<RichMenuBar menu={{ ...menu, selected: false }} />);
    expect(screen.queryByRole('button', { name: 'คุยกับเจ้าหน้าที่' })).toBeNull();

    fireEvent.click(screen.getByRole('button', { name: 'เมนู' }));
    expect(screen.getByRole('button', { name: 'คุยกับเจ้าหน้าที่' })).toBeTruthy();
  });
});
