import { inspectAction } from './action-rules';
import { refuseRichMenuSize } from './image-rules';
import { Inspection, type Complaint, type InspectionSettings } from './inspection';
import { refusal, type Refusal } from './message-rules';

const MAX_AREAS = 20;

/**
 * What is wrong with a rich menu object, in the words of LINE's error body; null when nothing is.
 * Source: https://developers.line.biz/en/reference/messaging-api/#rich-menu-object
 */
export function refuseRichMenu(menu: unknown, settings: InspectionSettings): Refusal | null {
  const complaints: Complaint[] = [];
  const inspected = Inspection.richMenu(menu, complaints, settings);
  inspectSize(inspected.at('size'));
  const selected = inspected.at('selected');
  if (!selected.isPresent) selected.complain('must be specified');
  selected.optionalBoolean();
  requireText(inspected.at('name'), 300);
  requireText(inspected.at('chatBarText'), 14);
  const areas = inspected.at('areas');
  if (!areas.isPresent) areas.complain('must be specified');
  for (const area of areas.list(0, MAX_AREAS)) inspectArea(area, inspected.at('size'));
  return complaints.length > 0 ? refusal(complaints) : null;
}

function requireText(text: Inspection, max: number): void {
  if (!text.isPresent) return text.complain('must be specified');
  text.requiredText(max, 'grapheme');
}

function inspectSize(size: Inspection): void {
  if (!size.isPresent) return size.complain('must be specified');
  const { width, height } = numbersOf(size, ['width', 'height']);
  if (width === undefined || height === undefined) return;
  const reason = refuseRichMenuSize({ width, height });
  if (reason) size.complain(reason);
}

function inspectArea(area: Inspection, size: Inspection): void {
  const bounds = area.at('bounds');
  const { x, y, width, height } = numbersOf(bounds, ['x', 'y', 'width', 'height']);
  inspectAction(area.at('action'), { labelMax: 20, labelRequired: false, place: 'richMenu' });
  if (x === undefined || y === undefined || width === undefined || height === undefined) return;
  if (x < 0) bounds.at('x').complain('must be greater than or equal to 0');
  if (y < 0) bounds.at('y').complain('must be greater than or equal to 0');
  if (width <= 0) bounds.at('width').complain('must be greater than 0');
  if (height <= 0) bounds.at('height').complain('must be greater than 0');
  const isInside =
    x + width <= Number(size.at('width').value) && y + height <= Number(size.at('height').value);
  if (size.isPresent && !isInside) bounds.complain('must be inside the size of the rich menu');
}

/** The named whole numbers; complains about each that is missing or none. */
function numbersOf<Name extends string>(
  holder: Inspection,
  names: readonly Name[],
): { [key in Name]?: number } {
  const numbers: { [key in Name]?: number } = {};
  for (const name of names) {
    const { value } = holder.at(name);
    if (value === undefined || value === null) holder.at(name).complain('must be specified');
    else if (typeof value !== 'number' || !Number.isInteger(value))
      holder.at(name).complain('invalid property');
    else numbers[name] = value;
  }
  return numbers;
}
