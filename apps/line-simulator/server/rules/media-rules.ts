import { inspectAction } from './action-rules';
import type { Inspection } from './inspection';
import { isSendableSticker } from './stickers';

const DAY_MS = 24 * 60 * 60 * 1000;
const TRACKING_ID = /^[a-zA-Z0-9\-.=,+*()%$&;:@{}!?<>[\]]{1,100}$/;

export function inspectSticker(message: Inspection): void {
  const packageId = message.at('packageId');
  const stickerId = message.at('stickerId');
  packageId.requiredText(20);
  stickerId.requiredText(20);
  if (typeof packageId.value !== 'string' || typeof stickerId.value !== 'string') return;
  if (!isSendableSticker(packageId.value, stickerId.value)) {
    stickerId.complain('Not in the list of stickers that can be sent with the Messaging API');
  }
}

export function inspectImage(message: Inspection): void {
  message.at('originalContentUrl').requiredMediaUrl();
  message.at('previewImageUrl').requiredMediaUrl();
}

export function inspectVideo(message: Inspection): void {
  inspectImage(message);
  const trackingId = message.at('trackingId');
  trackingId.pattern(TRACKING_ID);
  if (trackingId.isPresent && message.settings.recipient === 'group') {
    trackingId.complain('Cannot be used in groups and rooms');
  }
}

export function inspectAudio(message: Inspection): void {
  message.at('originalContentUrl').requiredMediaUrl();
  message.at('duration').requiredNumber(1, DAY_MS);
}

export function inspectLocation(message: Inspection): void {
  message.at('title').requiredText(100);
  message.at('address').requiredText(100);
  message.at('latitude').requiredNumber(-90, 90);
  message.at('longitude').requiredNumber(-180, 180);
}

/** Source: https://developers.line.biz/en/reference/messaging-api/#imagemap-message */
export function inspectImagemap(message: Inspection): void {
  message.at('baseUrl').requiredMediaUrl();
  message.at('altText').requiredText(1500);
  const width = message.at('baseSize').at('width');
  if (width.value !== 1040) width.complain('Must be 1040');
  message.at('baseSize').at('height').requiredNumber(1, Number.MAX_SAFE_INTEGER);
  for (const action of message.at('actions').list(0, 50)) {
    if (!action.at('type').oneOf(['uri', 'message', 'clipboard'])) continue;
    if (action.at('type').value === 'uri') action.at('linkUri').requiredActionUri();
    if (action.at('type').value === 'message') action.at('text').requiredText(400);
    if (action.at('type').value === 'clipboard') action.at('clipboardText').requiredText(1000);
    for (const side of ['x', 'y', 'width', 'height']) {
      action.at('area').at(side).requiredNumber(0, Number.MAX_SAFE_INTEGER);
    }
  }
}

/** Source: https://developers.line.biz/en/reference/messaging-api/#quick-reply */
export function inspectQuickReply(quickReply: Inspection): void {
  for (const item of quickReply.at('items').list(1, 13)) {
    item.at('type').oneOf(['action']);
    item.at('imageUrl').optionalMediaUrl();
    inspectAction(item.at('action'), { labelMax: 20, labelRequired: true, place: 'quickReply' });
  }
}

/** Source: https://developers.line.biz/en/reference/messaging-api/#icon-nickname-switch */
export function inspectSender(sender: Inspection): void {
  const name = sender.at('name');
  name.optionalText(20);
  if (typeof name.value === 'string' && /\bLINE\b/i.test(name.value)) {
    name.complain('Contains a word that cannot be used');
  }
  sender.at('iconUrl').optionalMediaUrl();
}
