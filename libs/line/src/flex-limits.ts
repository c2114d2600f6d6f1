/**
 * What LINE requires of a Flex message, each with its section of https://developers.line.biz/en/reference/messaging-api/.
 * Sizes and lengths are described at https://developers.line.biz/en/docs/messaging-api/flex-message-layout/.
 */
import { checkLineAction, MAX_FLEX_LABEL_CHARACTERS } from './action-limits';
import { isRecord } from './event-fields';
import { flexProperties, type PropertyCheck } from './flex-properties';
import { checkUrl, jsonBytes, type LimitProblem, type OutgoingRules, problemUnless } from './limit-checks';

/** JSON bytes of a Flex bubble (#bubble). LINE writes "30 KB". */
export const MAX_BUBBLE_BYTES = 30 * 1024;
/** JSON bytes of a Flex carousel (#f-carousel). LINE writes "50 KB". */
export const MAX_CAROUSEL_BYTES = 50 * 1024;
/** Bubbles of a Flex carousel (#f-carousel). */
export const MAX_CAROUSEL_BUBBLES = 12;
/** LINE names no limit; nobody can see more, and a hostile message must not exhaust the stack. */
const MAX_DEPTH = 40;

type Fields = Readonly<Record<string, unknown>>;

/** What a component may be inside of (#box-component). */
const inBox = {
  horizontal: ['box', 'button', 'image', 'text', 'separator', 'filler', 'spacer'],
  vertical: ['box', 'button', 'image', 'text', 'separator', 'filler', 'spacer'],
  baseline: ['icon', 'text', 'filler', 'spacer'],
} as const;

/** What stands in each block of a bubble (#bubble). */
const inBlock = { header: ['box'], hero: ['box', 'image', 'video'], body: ['box'], footer: ['box'] } as const;

/** Bubbles in which a video may be played (#f-video). */
const sizesForVideo: readonly unknown[] = ['kilo', 'mega', 'giga'];

/** The action types that can be inside a Flex message, and what each must have (#action-objects). */
const requiredOfAction: Readonly<Record<string, readonly string[]>> = {
  message: ['text'],
  postback: ['data'],
  uri: ['uri'],
  datetimepicker: ['data', 'mode'],
  clipboard: ['clipboardText'],
};

/** Says everything for which LINE would refuse a bubble or carousel; empty when it would take it. */
export function checkFlex(contents: unknown, rules: OutgoingRules, path: string): LimitProblem[] {
  const check = new FlexCheck(rules);
  check.container(contents, path);
  return check.problems;
}

class FlexCheck {
  readonly problems: LimitProblem[] = [];

  constructor(private readonly rules: OutgoingRules) {}

  container(value: unknown, path: string): void {
    if (isRecord(value) && value.type === 'carousel') this.carousel(value, path);
    else if (isRecord(value) && value.type === 'bubble') this.bubble(value, path, { isInCarousel: false });
    else this.complain(`${path}.type`, 'must be bubble or carousel');
  }

  private carousel(carousel: Fields, path: string): void {
    const { contents } = carousel;
    this.bytes(carousel, MAX_CAROUSEL_BYTES, path);
    this.properties(carousel, flexProperties.carousel, path);
    const bubbles: unknown[] = Array.isArray(contents) ? contents : [];
    if (bubbles.length < 1 || bubbles.length > MAX_CAROUSEL_BUBBLES) {
      return this.complain(`${path}.contents`, `must be 1 to ${MAX_CAROUSEL_BUBBLES} bubbles`);
    }
    for (const [index, bubble] of bubbles.entries()) {
      const place = `${path}.contents[${index}]`;
      if (isRecord(bubble) && bubble.type === 'bubble') this.bubble(bubble, place, { isInCarousel: true });
      else this.complain(place, 'must be a bubble');
    }
    const sizes = new Set(bubbles.map((bubble) => (isRecord(bubble) && bubble.size) || 'mega'));
    if (sizes.size > 1) this.complain(`${path}.contents`, 'must all be of the same size');
  }

  private bubble(bubble: Fields, path: string, { isInCarousel }: { isInCarousel: boolean }): void {
    this.bytes(bubble, MAX_BUBBLE_BYTES, path);
    this.properties(bubble, flexProperties.bubble, path);
    const blocks = Object.entries(inBlock).filter(([name]) => bubble[name] !== undefined);
    if (blocks.length === 0) this.complain(path, 'must have a header, hero, body or footer');
    for (const [name, types] of blocks) this.component(bubble[name], types, `${path}.${name}`, 0);
    if (isRecord(bubble.hero) && bubble.hero.type === 'video') {
      const hasRoom = sizesForVideo.includes(bubble.size ?? 'mega') && !isInCarousel;
      if (!hasRoom)
        this.complain(`${path}.hero`, 'can be a video in a kilo, mega or giga bubble outside a carousel');
    }
    if (bubble.action !== undefined) this.action(bubble.action, `${path}.action`);
    this.styles(bubble.styles, `${path}.styles`);
  }

  private styles(styles: unknown, path: string): void {
    if (styles === undefined) return;
    if (!isRecord(styles)) return this.complain(path, 'must be an object');
    for (const [name, style] of Object.entries(styles)) {
      if (!(name in inBlock) || !isRecord(style))
        this.complain(`${path}.${name}`, 'is not the style of a block');
      else this.properties(style, flexProperties.style, `${path}.${name}`);
    }
  }

  private component(value: unknown, types: readonly string[], path: string, depth: number): void {
    if (depth > MAX_DEPTH) return this.complain(path, 'is nested too deeply');
    if (!isRecord(value) || typeof value.type !== 'string' || !types.includes(value.type)) {
      return this.complain(path, `must be a component of type ${types.join(', ')}`);
    }
    this.properties(value, flexProperties[value.type as keyof typeof flexProperties], path);
    const { type, action } = value;
    if (type === 'button') this.action(action, `${path}.action`, { isLabelRequired: true });
    else if (action !== undefined) this.action(action, `${path}.action`);
    if (type === 'box') this.box(value, path, depth);
    if (type === 'text') this.text(value, path, depth);
    if (type === 'image' || type === 'icon' || type === 'video') this.url(value.url, `${path}.url`);
    if (type === 'video') {
      this.url(value.previewUrl, `${path}.previewUrl`);
      this.component(value.altContent, ['box', 'image'], `${path}.altContent`, depth + 1);
    }
  }

  private box({ layout, contents }: Fields, path: string, depth: number): void {
    const types = inBox[layout as keyof typeof inBox] as readonly string[] | undefined;
    // What is wrong with the layout has been said with the other properties.
    if (!types) return;
    if (!Array.isArray(contents)) return this.complain(`${path}.contents`, 'must be a list of components');
    for (const [index, child] of contents.entries()) {
      this.component(child, types, `${path}.contents[${index}]`, depth + 1);
    }
  }

  private text({ text, contents }: Fields, path: string, depth: number): void {
    const spans: unknown[] = Array.isArray(contents) ? contents : [];
    for (const [index, span] of spans.entries()) {
      this.component(span, ['span'], `${path}.contents[${index}]`, depth + 1);
    }
    if (spans.length === 0 && !text) this.complain(`${path}.text`, 'must not be empty');
  }

  private action(action: unknown, path: string, { isLabelRequired = false } = {}): void {
    const required = isRecord(action) && typeof action.type === 'string' && requiredOfAction[action.type];
    if (!isRecord(action) || !required) {
      const types = Object.keys(requiredOfAction).join(', ');
      return this.complain(path, `must be an action of type ${types}`);
    }
    for (const name of isLabelRequired ? ['label', ...required] : required) {
      if (typeof action[name] !== 'string') this.complain(`${path}.${name}`, 'must be a text');
    }
    this.problems.push(...checkLineAction(action, MAX_FLEX_LABEL_CHARACTERS, path));
  }

  private properties(value: Fields, known: Readonly<Record<string, PropertyCheck>>, path: string): void {
    for (const [name, property] of Object.entries(value)) {
      // What is undefined is not sent.
      if (property === undefined) continue;
      const check = Object.hasOwn(known, name) ? known[name] : undefined;
      if (!check) this.complain(`${path}.${name}`, 'is not a property that LINE knows here');
      else if (!check.isMet(property)) this.complain(`${path}.${name}`, check.message);
    }
    for (const [name, { isRequired, message }] of Object.entries(known)) {
      if (isRequired && value[name] === undefined) this.complain(`${path}.${name}`, message);
    }
  }

  private url(value: unknown, path: string): void {
    if (typeof value === 'string') this.problems.push(...checkUrl(value, this.rules, path));
  }

  private bytes(value: unknown, maximum: number, path: string): void {
    this.problems.push(
      ...problemUnless(jsonBytes(value) <= maximum, path, `must not be larger than ${maximum} bytes`),
    );
  }

  private complain(path: string, message: string): void {
    this.problems.push({ path, message });
  }
}
