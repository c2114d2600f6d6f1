import { inspectFlex } from './flex-rules';
import { Inspection, type Complaint, type InspectionSettings } from './inspection';
import {
  inspectAudio,
  inspectImage,
  inspectImagemap,
  inspectLocation,
  inspectQuickReply,
  inspectSender,
  inspectSticker,
  inspectVideo,
} from './media-rules';
import { inspectTemplate } from './template-rules';
import { inspectText, inspectTextV2 } from './text-rules';

const MAX_MESSAGES = 5;

/** What is wrong with the messages of a call, in the words of LINE's error body; null when nothing is. */
export interface Refusal {
  readonly message: string;
  readonly details: readonly Complaint[];
}

const INSPECTIONS: Readonly<Record<string, (message: Inspection) => void>> = {
  text: inspectText,
  textV2: inspectTextV2,
  image: inspectImage,
  video: inspectVideo,
  audio: inspectAudio,
  location: inspectLocation,
  sticker: inspectSticker,
  imagemap: inspectImagemap,
  template: inspectAltText,
  flex: inspectAltText,
};

const QUOTING_TYPES = ['text', 'textV2', 'sticker'];

/**
 * Checks the `messages` of a call as LINE does: first the plain properties of all of them, then, one message
 * after the other, what is nested in templates, Flex and quick replies.
 * Source: https://developers.line.biz/en/reference/messaging-api/#message-objects
 */
export function refuseMessages(messages: unknown, settings: InspectionSettings): Refusal | null {
  const complaints: Complaint[] = [];
  const list = Inspection.plain(messages, 'messages', complaints, settings).list(1, MAX_MESSAGES);
  if (complaints.length > 0) return refusal(complaints);
  for (const message of list) inspectPlainProperties(message);
  if (complaints.length > 0) return refusal(complaints);
  for (const [index, message] of list.entries()) {
    const nested = inspectNestedProperties(message.value as Record<string, unknown>, settings);
    if (nested.length > 0) {
      return { message: `A message (messages[${index}]) in the request body is invalid`, details: nested };
    }
  }
  return null;
}

/** A refusal in LINE's form for complaints about properties of the request body. */
export function refusal(complaints: readonly Complaint[]): Refusal {
  return { message: `The request body has ${complaints.length} error(s)`, details: complaints };
}

function inspectPlainProperties(message: Inspection): void {
  if (!message.isObject) return message.complain('May not be null');
  const type = message.at('type');
  if (!type.oneOf(Object.keys(INSPECTIONS))) return;
  INSPECTIONS[String(type.value)]?.(message);
  if (message.at('sender').isPresent) inspectSender(message.at('sender'));
  const quoteToken = message.at('quoteToken');
  quoteToken.optionalText(Number.MAX_SAFE_INTEGER);
  if (quoteToken.isPresent && !QUOTING_TYPES.includes(String(type.value))) {
    quoteToken.complain(`A message of type ${String(type.value)} cannot quote`);
  }
}

function inspectAltText(message: Inspection): void {
  message.at('altText').requiredText(1500);
  const content = message.at(message.at('type').value === 'flex' ? 'contents' : 'template');
  if (!content.isPresent) content.complain('May not be null');
}

function inspectNestedProperties(
  message: Record<string, unknown>,
  settings: InspectionSettings,
): readonly Complaint[] {
  const complaints: Complaint[] = [];
  const nested = (value: unknown, path: string): Inspection =>
    Inspection.nested(value, path, complaints, settings);
  if (message['type'] === 'flex') inspectFlex(nested(message['contents'], ''));
  if (message['type'] === 'template') inspectTemplate(nested(message['template'], 'template'));
  if (message['quickReply'] !== undefined && message['quickReply'] !== null) {
    inspectQuickReply(nested(message['quickReply'], 'quickReply'));
  }
  return complaints;
}
