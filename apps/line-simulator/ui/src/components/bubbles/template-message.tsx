import type { ReactNode } from 'react';
import type { LineAction, Template, TemplateColumn } from '../../model/types';
import { useAction } from '../phone/actions-context';
import { Picture } from './picture';

/** Buttons, confirm, carousel and image carousel. */
export function TemplateMessage({ template, altText }: { template: Template; altText: string }): ReactNode {
  const columns = template.columns ?? [];
  if (template.type === 'image_carousel') {
    return (
      <div className="carousel" role="group" aria-label={altText} tabIndex={0}>
        {columns.map((column, index) => (
          <ImageColumn key={index} column={column} />
        ))}
      </div>
    );
  }
  if (template.type === 'carousel') {
    return (
      <div className="carousel" role="group" aria-label={altText} tabIndex={0}>
        {columns.map((column, index) => (
          <Card key={index} card={column} isSideBySide={false} />
        ))}
      </div>
    );
  }
  return <Card card={template} isSideBySide={template.type === 'confirm'} />;
}

function Card({ card, isSideBySide }: { card: TemplateColumn; isSideBySide: boolean }): ReactNode {
  return (
    <div className="card">
      {card.thumbnailImageUrl && <Picture className="card-image" src={card.thumbnailImageUrl} alt="" />}
      <div className="card-words">
        {card.title && <strong>{card.title}</strong>}
        <p>{card.text}</p>
      </div>
      <div className="card-actions" data-side-by-side={isSideBySide}>
        {card.actions?.map((action, index) => (
          <ActionButton key={index} action={action} />
        ))}
      </div>
    </div>
  );
}

function ActionButton({ action }: { action: LineAction }): ReactNode {
  const perform = useAction();
  return (
    <button type="button" className="card-action" onClick={() => perform(action)}>
      {action.label}
    </button>
  );
}

function ImageColumn({ column }: { column: TemplateColumn }): ReactNode {
  const perform = useAction();
  return (
    <button type="button" className="image-column" onClick={() => perform(column.action)}>
      <Picture className="image-column-picture" src={column.imageUrl ?? ''} alt="" />
      {column.action?.label && <span className="image-column-label">{column.action.label}</span>}
    </button>
  );
}
