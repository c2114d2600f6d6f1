import { inspectAction } from './action-rules';
import type { Inspection } from './inspection';

const MAX_BUBBLE_BYTES = 30 * 1024;
const MAX_CAROUSEL_BYTES = 50 * 1024;
const MAX_CAROUSEL_BUBBLES = 12;
/** Deeper nesting than any phone could show; keeps a hostile body from exhausting the stack. */
const MAX_DEPTH = 40;

const COLOR = /^#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$/;
const RATIO = /^\d{1,6}(\.\d{1,6})?:\d{1,6}(\.\d{1,6})?$/;
const LENGTH = /^(none|xs|sm|md|lg|xl|xxl|-?\d+(\.\d+)?px)$/;
const SIZE = /^(none|xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl|full|\d+(\.\d+)?(px|%))$/;

const PLACED = ['flex', 'margin', 'position', 'offsetTop', 'offsetBottom', 'offsetStart', 'offsetEnd'];
const BOX_PADDING = ['paddingAll', 'paddingTop', 'paddingBottom', 'paddingStart', 'paddingEnd'];
const ALIGN = ['start', 'end', 'center'];
const GRAVITY = ['top', 'bottom', 'center'];

/** The properties each component may have; LINE refuses all others. */
const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  box: [
    'type',
    'layout',
    'contents',
    'backgroundColor',
    'borderColor',
    'borderWidth',
    'cornerRadius',
    'spacing',
    'width',
    'maxWidth',
    'height',
    'maxHeight',
    'justifyContent',
    'alignItems',
    'background',
    'action',
    ...PLACED,
    ...BOX_PADDING,
  ],
  text: [
    'type',
    'text',
    'contents',
    'adjustMode',
    'size',
    'align',
    'gravity',
    'wrap',
    'lineSpacing',
    'maxLines',
    'weight',
    'color',
    'action',
    'style',
    'decoration',
    'scaling',
    ...PLACED,
  ],
  image: [
    'type',
    'url',
    'align',
    'gravity',
    'size',
    'aspectRatio',
    'aspectMode',
    'backgroundColor',
    'action',
    'animated',
    ...PLACED,
  ],
  video: ['type', 'url', 'previewUrl', 'altContent', 'aspectRatio', 'action'],
  button: ['type', 'action', 'height', 'style', 'color', 'gravity', 'adjustMode', 'scaling', ...PLACED],
  icon: ['type', 'url', 'size', 'aspectRatio', 'scaling', ...PLACED.filter((name) => name !== 'flex')],
  separator: ['type', 'margin', 'color'],
  span: ['type', 'text', 'color', 'size', 'weight', 'style', 'decoration'],
  filler: ['type', 'flex'],
  spacer: ['type', 'size'],
};

const BOX_CHILDREN: Readonly<Record<string, readonly string[]>> = {
  horizontal: ['box', 'button', 'image', 'text', 'separator', 'filler', 'spacer'],
  vertical: ['box', 'button', 'image', 'text', 'separator', 'filler', 'spacer'],
  baseline: ['icon', 'text', 'filler', 'spacer'],
};

/**
 * A Flex container: one bubble or a carousel of them.
 * Source: https://developers.line.biz/en/reference/messaging-api/#flex-message
 */
export function inspectFlex(container: Inspection): void {
  if (!container.isObject) return container.complain('must be specified');
  if (!container.at('type').oneOf(['bubble', 'carousel'])) return;
  if (container.at('type').value === 'bubble') return inspectBubble(container);
  refuseLarge(container, MAX_CAROUSEL_BYTES);
  refuseUnknown(container, ['type', 'contents']);
  const bubbles = container.at('contents').list(1, MAX_CAROUSEL_BUBBLES);
  for (const bubble of bubbles) {
    if (!bubble.at('type').oneOf(['bubble'])) continue;
    inspectBubble(bubble);
  }
  const sizes = new Set(bubbles.map((bubble) => bubble.at('size').value ?? 'mega'));
  if (sizes.size > 1) container.at('contents').complain('all bubbles of a carousel must have the same size');
}

function inspectBubble(bubble: Inspection): void {
  refuseLarge(bubble, MAX_BUBBLE_BYTES);
  refuseUnknown(bubble, [
    'type',
    'size',
    'direction',
    'header',
    'hero',
    'body',
    'footer',
    'styles',
    'action',
  ]);
  bubble.at('size').optionalOneOf(['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga']);
  bubble.at('direction').optionalOneOf(['ltr', 'rtl']);
  const blocks = ['header', 'hero', 'body', 'footer'].filter((name) => bubble.at(name).isPresent);
  if (blocks.length === 0) bubble.complain('At least one block must be specified');
  for (const name of blocks) {
    inspectComponent(bubble.at(name), name === 'hero' ? ['box', 'image', 'video'] : ['box'], 0);
  }
  inspectOptionalAction(bubble);
  for (const name of bubble.at('styles').keys) {
    const style = bubble.at('styles').at(name);
    style.at('backgroundColor').pattern(COLOR);
    style.at('separatorColor').pattern(COLOR);
    style.at('separator').optionalBoolean();
  }
}

function inspectComponent(component: Inspection, allowed: readonly string[], depth: number): void {
  if (!component.isObject) return component.complain('must be specified');
  const type = component.at('type').value;
  // The real platform reports the component itself, not its type property.
  if (typeof type !== 'string' || !allowed.includes(type) || depth > MAX_DEPTH) {
    return component.complain('invalid property');
  }
  refuseUnknown(component, PROPERTIES[type] ?? []);
  inspectLook(component);
  if (type === 'box') inspectBox(component, depth);
  else if (type === 'text') inspectText(component, depth);
  else if (type === 'button') inspectAction(component.at('action'), { labelMax: 40, labelRequired: true });
  else if (type === 'span') component.at('text').requiredText(Number.MAX_SAFE_INTEGER);
  else if (type === 'image' || type === 'icon') component.at('url').requiredMediaUrl();
  else if (type === 'video') inspectVideo(component, depth);
  if (type !== 'button') inspectOptionalAction(component);
}

function inspectBox(box: Inspection, depth: number): void {
  const layout = box.at('layout').value;
  const children = typeof layout === 'string' ? BOX_CHILDREN[layout] : undefined;
  if (!children) return box.at('layout').complain('invalid property');
  for (const child of box.at('contents').list(0, 10_000)) inspectComponent(child, children, depth + 1);
  if (!box.at('contents').isPresent) box.at('contents').complain('must be specified');
}

function inspectText(text: Inspection, depth: number): void {
  const spans = text.at('contents').list(0, 10_000);
  for (const span of spans) inspectComponent(span, ['span'], depth + 1);
  if (spans.length === 0) text.at('text').requiredText(Number.MAX_SAFE_INTEGER);
  text.at('maxLines').optionalNumber(0, Number.MAX_SAFE_INTEGER);
  text.at('wrap').optionalBoolean();
}

function inspectVideo(video: Inspection, depth: number): void {
  video.at('url').requiredMediaUrl();
  video.at('previewUrl').requiredMediaUrl();
  inspectComponent(video.at('altContent'), ['box', 'image'], depth + 1);
}

/** Sizes, colours and positions, which mean the same in every component that has them. */
function inspectLook(component: Inspection): void {
  const style =
    component.at('type').value === 'button' ? ['primary', 'secondary', 'link'] : ['normal', 'italic'];
  component.at('style').optionalOneOf(style);
  component.at('weight').optionalOneOf(['regular', 'bold']);
  component.at('align').optionalOneOf(ALIGN);
  component.at('gravity').optionalOneOf(GRAVITY);
  component.at('decoration').optionalOneOf(['none', 'underline', 'line-through']);
  component.at('position').optionalOneOf(['relative', 'absolute']);
  component.at('aspectMode').optionalOneOf(['fit', 'cover']);
  component.at('aspectRatio').pattern(RATIO);
  component.at('flex').optionalNumber(0, Number.MAX_SAFE_INTEGER);
  component.at('size').pattern(SIZE);
  for (const name of ['color', 'backgroundColor', 'borderColor']) component.at(name).pattern(COLOR);
  for (const name of ['margin', 'spacing']) component.at(name).pattern(LENGTH);
  if (component.at('type').value === 'button') component.at('height').optionalOneOf(['sm', 'md']);
}

function inspectOptionalAction(holder: Inspection): void {
  if (holder.at('action').isPresent)
    inspectAction(holder.at('action'), { labelMax: 40, labelRequired: false });
}

function refuseUnknown(component: Inspection, known: readonly string[]): void {
  for (const name of component.keys) if (!known.includes(name)) component.at(name).complain('unknown field');
}

function refuseLarge(container: Inspection, maxBytes: number): void {
  if (Buffer.byteLength(JSON.stringify(container.value)) > maxBytes) {
    container.complain(`Too large flex message. The maximum size of JSON data is ${maxBytes / 1024}KB`);
  }
}
