import { inspectAction, type ActionPlace } from './action-rules';
import type { Inspection } from './inspection';

const BUTTON: ActionPlace = { labelMax: 20, labelRequired: true };
const WHOLE_CARD: ActionPlace = { labelMax: 20, labelRequired: false };

/**
 * Buttons, confirm, carousel and image carousel templates.
 * Source: https://developers.line.biz/en/reference/messaging-api/#template-messages
 */
export function inspectTemplate(template: Inspection): void {
  if (!template.isObject) return template.complain('must be specified');
  if (!template.at('type').oneOf(['buttons', 'confirm', 'carousel', 'image_carousel'])) return;
  switch (template.at('type').value) {
    case 'buttons':
      return inspectCard(template, 160, 4);
    case 'confirm':
      template.at('text').requiredText(240, 'grapheme');
      for (const action of template.at('actions').list(2, 2)) inspectAction(action, BUTTON);
      return;
    case 'carousel':
      return inspectCarousel(template);
    default:
      for (const column of template.at('columns').list(1, 10)) {
        column.at('imageUrl').requiredMediaUrl();
        inspectAction(column.at('action'), { labelMax: 12, labelRequired: false });
      }
  }
}

/** The text of a card is shorter when it also has a picture or a title. */
function inspectCard(card: Inspection, textMax: number, actionsMax: number): void {
  const isShortened = card.at('thumbnailImageUrl').isPresent || card.at('title').isPresent;
  card.at('thumbnailImageUrl').optionalMediaUrl();
  card.at('imageAspectRatio').optionalOneOf(['rectangle', 'square']);
  card.at('imageSize').optionalOneOf(['cover', 'contain']);
  card.at('imageBackgroundColor').pattern(/^#[0-9A-Fa-f]{6}$/);
  card.at('title').optionalText(40, 'grapheme');
  card.at('text').requiredText(isShortened ? 60 : textMax, 'grapheme');
  for (const action of card.at('actions').list(1, actionsMax)) inspectAction(action, BUTTON);
  if (card.at('defaultAction').isPresent) inspectAction(card.at('defaultAction'), WHOLE_CARD);
}

function inspectCarousel(template: Inspection): void {
  template.at('imageAspectRatio').optionalOneOf(['rectangle', 'square']);
  template.at('imageSize').optionalOneOf(['cover', 'contain']);
  const columns = template.at('columns').list(1, 10);
  for (const column of columns) inspectCard(column, 120, 3);
  const actionCounts = columns.map((column) => column.at('actions').list(1, 3).length);
  if (new Set(actionCounts).size > 1) {
    template.at('columns').complain('all columns must have the same number of actions');
  }
  for (const property of ['thumbnailImageUrl', 'title']) {
    const withProperty = columns.filter((column) => column.at(property).isPresent).length;
    if (withProperty > 0 && withProperty < columns.length) {
      template.at('columns').complain(`${property} must be set for all columns or for none`);
    }
  }
}
