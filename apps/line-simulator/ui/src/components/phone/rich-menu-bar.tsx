import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { RichMenu } from '../../model/types';
import { useAction } from './actions-context';

/** The menu at the foot of the phone: a bar that opens a picture whose areas can be tapped. */
export function RichMenuBar({ menu }: { menu: RichMenu }): ReactNode {
  const [isOpen, setIsOpen] = useState(menu.selected);
  return (
    <div className="rich-menu">
      <button
        type="button"
        className="rich-menu-bar"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {menu.chatBarText}
        {isOpen ? <ChevronDown aria-hidden size={16} /> : <ChevronUp aria-hidden size={16} />}
      </button>
      {isOpen && <MenuPicture menu={menu} />}
    </div>
  );
}

function MenuPicture({ menu }: { menu: RichMenu }): ReactNode {
  const perform = useAction();
  const { width, height } = menu.size;
  const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`;
  return (
    <div className="rich-menu-picture" style={{ aspectRatio: `${width} / ${height}` }}>
      <img src={menu.imagePath ?? ''} alt="" />
      {menu.areas.map(({ bounds, action }, index) => (
        <button
          key={index}
          type="button"
          className="rich-menu-area"
          aria-label={action.label ?? action.displayText ?? action.text ?? action.uri ?? action.data}
          style={{
            left: percent(bounds.x, width),
            top: percent(bounds.y, height),
            width: percent(bounds.width, width),
            height: percent(bounds.height, height),
          }}
          onClick={() => perform(action)}
        />
      ))}
    </div>
  );
}
