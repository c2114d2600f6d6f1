/** One thing LINE would complain about, in the form of its `details` entries. */
export interface Complaint {
  readonly message: string;
  readonly property?: string;
}

/** How lengths are counted: UTF-16 code units for message texts, grapheme clusters for labels and titles. */
export type LengthUnit = 'utf16' | 'grapheme';

/**
 * LINE words its complaints differently for plain properties and for what is nested in template and Flex;
 * a rich menu has the paths of the first and the words of the second.
 */
type Dialect = 'plain' | 'nested' | 'richMenu';

export interface InspectionSettings {
  /** Lets media live on http://localhost, which real LINE refuses: a development machine has no certificate. */
  readonly allowLoopbackHttp: boolean;
  /** Who gets it: some things are for one person only, others for groups. Left out: not checked. */
  readonly recipient?: 'person' | 'group' | 'anybody';
}

const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });
const MAX_URL_LENGTH = 2000;
const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The length of a text in LINE's measure.
 * Source: https://developers.line.biz/en/docs/messaging-api/text-character-count/
 */
function lengthOf(text: string, unit: LengthUnit): number {
  return unit === 'utf16' ? text.length : [...graphemes.segment(text)].length;
}

/**
 * A value somewhere in a request body that knows its own path, so that a rule reads as one line and a
 * complaint names the property as LINE does.
 */
export class Inspection {
  private constructor(
    readonly value: unknown,
    private readonly path: string,
    private readonly dialect: Dialect,
    private readonly complaints: Complaint[],
    readonly settings: InspectionSettings,
  ) {}

  /** A property addressed as `messages[0].text`. */
  static plain(
    value: unknown,
    path: string,
    complaints: Complaint[],
    settings: InspectionSettings,
  ): Inspection {
    return new Inspection(value, path, 'plain', complaints, settings);
  }

  /** Content addressed as `/body/contents/0/text` (Flex) or `template/actions/0/label`. */
  static nested(
    value: unknown,
    path: string,
    complaints: Complaint[],
    settings: InspectionSettings,
  ): Inspection {
    return new Inspection(value, path, 'nested', complaints, settings);
  }

  /** A rich menu object, its properties addressed as `areas[0].action.uri`. */
  static richMenu(value: unknown, complaints: Complaint[], settings: InspectionSettings): Inspection {
    return new Inspection(value, '', 'richMenu', complaints, settings);
  }

  at(key: string | number): Inspection {
    const container = this.value;
    const isReadable = typeof container === 'object' && container !== null && Object.hasOwn(container, key);
    const value = isReadable ? (container as Record<string | number, unknown>)[key] : undefined;
    return new Inspection(value, this.pathTo(key), this.dialect, this.complaints, this.settings);
  }

  private pathTo(key: string | number): string {
    if (this.dialect === 'nested') return `${this.path}/${key}`;
    if (typeof key === 'number') return `${this.path}[${key}]`;
    return this.path === '' ? key : `${this.path}.${key}`;
  }

  get isPresent(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  get isObject(): boolean {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
  }

  /** The names of the object's properties; none when it is not an object. */
  get keys(): string[] {
    return this.isObject ? Object.keys(this.value as object) : [];
  }

  complain(message: string): void {
    this.complaints.push({ message, property: this.path || '/' });
  }

  /** A text that must be there and not be longer than `max`. */
  requiredText(max: number, unit: LengthUnit = 'utf16'): void {
    if (this.value === undefined || this.value === null || this.value === '') {
      this.complain(this.say('May not be empty', 'must be non-empty text'));
      return;
    }
    this.optionalText(max, unit);
  }

  /** A text that may be missing but, if present, must be a string of at most `max`. */
  optionalText(max: number, unit: LengthUnit = 'utf16'): void {
    if (!this.isPresent) return;
    if (typeof this.value !== 'string')
      return this.complain(this.say('Must be a string', 'invalid property'));
    if (lengthOf(this.value, unit) <= max) return;
    const nested =
      unit === 'grapheme' ? `must not be longer than ${max} characters` : `size must be between 0 and ${max}`;
    this.complain(this.say(`Length must be between 0 and ${max}`, nested));
  }

  /** A text that must match a pattern if it is present. */
  pattern(pattern: RegExp): void {
    if (!this.isPresent) return;
    if (typeof this.value !== 'string' || !pattern.test(this.value)) {
      this.complain(this.say(`Must match the pattern ${pattern.source}`, 'invalid property'));
    }
  }

  oneOf(values: readonly unknown[]): boolean {
    if (values.includes(this.value)) return true;
    this.complain(
      this.say(`Must be one of the following values: [${values.join(', ')}]`, 'invalid property'),
    );
    return false;
  }

  optionalOneOf(values: readonly unknown[]): void {
    if (this.isPresent) this.oneOf(values);
  }

  requiredNumber(min: number, max: number): void {
    if (!this.isPresent) return this.complain(this.say('May not be null', 'must be specified'));
    this.optionalNumber(min, max);
  }

  optionalNumber(min: number, max: number): void {
    if (!this.isPresent) return;
    if (typeof this.value === 'number' && this.value >= min && this.value <= max) return;
    this.complain(this.say(`Must be between ${min} and ${max}`, 'invalid property'));
  }

  optionalBoolean(): void {
    if (this.isPresent && typeof this.value !== 'boolean') {
      this.complain(this.say('Must be a boolean', 'invalid property'));
    }
  }

  /** The elements of a list that must hold between `min` and `max` of them; none when it is not one. */
  list(min: number, max: number): Inspection[] {
    if (!this.isPresent && min > 0) {
      this.complain(this.say('May not be empty', 'must be specified'));
      return [];
    }
    if (!this.isPresent) return [];
    if (!Array.isArray(this.value)) {
      this.complain(this.say('Must be an array', 'invalid property'));
      return [];
    }
    if (this.value.length < min || this.value.length > max) {
      this.complain(
        this.say(`Size must be between ${min} and ${max}`, `size must be between ${min} and ${max}`),
      );
    }
    return this.value.slice(0, max + 1).map((_, index) => this.at(index));
  }

  /** Media must be an HTTPS address of at most 2000 characters, percent-encoded. */
  requiredMediaUrl(): void {
    if (!this.isPresent || this.value === '') {
      this.complain(this.say('May not be empty', 'must be specified'));
      return;
    }
    this.optionalMediaUrl();
  }

  optionalMediaUrl(): void {
    if (!this.isPresent) return;
    const url = this.parsedUrl(MAX_URL_LENGTH);
    if (!url || url.protocol === 'https:') return;
    if (this.settings.allowLoopbackHttp && url.protocol === 'http:' && LOOPBACK_HOSTS.includes(url.hostname))
      return;
    this.complain(this.say('Must be a valid HTTPS URL', 'invalid uri scheme'));
  }

  /** The address of a uri action. */
  requiredActionUri(): void {
    if (!this.isPresent || this.value === '')
      return this.complain(this.say('May not be empty', 'must be specified'));
    const url = this.parsedUrl(1000);
    if (url && !['http:', 'https:', 'line:', 'tel:'].includes(url.protocol))
      this.complain(this.dialect === 'richMenu' ? 'invalid uri' : 'invalid uri scheme');
  }

  private parsedUrl(max: number): URL | null {
    const text = this.value;
    if (typeof text !== 'string') {
      this.complain(this.say('Must be a string', 'invalid property'));
      return null;
    }
    if (text.length > max) {
      this.complain(this.say(`Length must be between 0 and ${max}`, `size must be between 0 and ${max}`));
      return null;
    }
    // LINE wants URLs percent-encoded; the URL parser would quietly encode what a phone then cannot open.
    const isEncoded = /^[\x21-\x7e]+$/.test(text);
    if (isEncoded && URL.canParse(text)) return new URL(text);
    this.complain(this.say('Must be a valid HTTPS URL', 'invalid uri'));
    return null;
  }

  private say(plain: string, nested: string): string {
    return this.dialect === 'plain' ? plain : nested;
  }
}
