import type { ReactNode } from 'react';
import type { ImagemapAction, LineMessage } from '../../model/types';
import { useAction } from '../phone/actions-context';
import { Picture } from './picture';

/** A picture with areas that can be tapped. */
export function ImagemapMessage({ message }: { message: LineMessage }): ReactNode {
  const perform = useAction();
  const { width, height } = message.baseSize ?? { width: 1040, height: 1040 };
  const tap = ({ type, linkUri, text }: ImagemapAction): void =>
    perform(type === 'uri' ? { type: 'uri', uri: linkUri ?? '' } : { type: 'message', text: text ?? '' });
  return (
    <div className="imagemap" style={{ aspectRatio: `${width} / ${height}` }}>
      <Picture src={`${message.baseUrl}/1040`} alt={message.altText ?? ''} />
      {message.actions?.map((action, index) => (
        <button
          key={index}
          type="button"
          className="imagemap-area"
          aria-label={action.label ?? action.text ?? action.linkUri}
          style={{
            left: `${(action.area.x / width) * 100}%`,
            top: `${(action.area.y / height) * 100}%`,
            width: `${(action.area.width / width) * 100}%`,
            height: `${(action.area.height / height) * 100}%`,
          }}
          onClick={() => tap(action)}
        />
      ))}
    </div>
  );
}
