import fc from 'fast-check';
import { z } from 'zod';

type Schema = z.core.JSONSchema.JSONSchema;
type Path = readonly (string | number)[];

/** What ids of the system under test look like, by the name of the field they are given in. */
export type KnownValues = Readonly<Record<string, readonly string[]>>;

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? { value } : [value];
  return value;
}

/** Texts that have broken something somewhere before. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud83e',
  '\udc00x',
  '\u202e\u2066ย้อน',
  '../../../etc/passwd',
  '..%2f..%2f',
  '%00',
  '%E0%A4%A',
  "' OR 1=1; --",
  '$1::int',
  '{{constructor}}',
  '__proto__',
  'constructor',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://evil")',
  '(a+)+$',
  '\\',
  '%',
  '_',
  'null',
  'NaN',
  '1e309',
  '-0',
  '9'.repeat(40),
  '2026-02-30',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '+275760-09-13T00:00:00Z',
  'ก'.repeat(5001),
  '👩‍👩‍👧‍👦'.repeat(800),
  'x'.repeat(100_000),
  Buffer.from('["2026-02-30 99:00:00+00","1"]').toString('base64url'),
  Buffer.from('[null,{}]').toString('base64url'),
];

const hostileValues: readonly unknown[] = [
  ...hostileTexts,
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  -1e308,
  2 ** 53,
  -(2 ** 31) - 1,
  2 ** 31,
  [],
  {},
  [[]],
  [null],
  Array.from({ length: 5000 }, (_, index) => index),
  Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`key${index}`, index])),
  nested(200),
  JSON.parse('{"__proto__":{"role":"SUPER_ADMIN"},"constructor":{"prototype":{"x":1}}}'),
  { toString: 'x', valueOf: 'x', then: 'x', length: -1 },
  { $ne: null },
];

const ordinaryTexts = [
  'สวัสดีค่ะ',
  'Hello',
  'ขอบคุณ 🙏',
  'a',
  'order-1234',
  '12:30',
  '#2563eb',
  'https://example.com/a.png',
];

const hostile = fc.constantFrom(...hostileValues);

type Change = readonly [at: number, by: unknown];

/** What is to be put into one or two places of something. */
export const changes: fc.Arbitrary<readonly Change[]> = fc.array(fc.tuple(fc.nat(), hostile), {
  minLength: 1,
  maxLength: 2,
});

/** @returns a copy of the value in which hostile values stand in some places */
export function changedBy(value: unknown, made: readonly Change[]): unknown {
  return made.reduce<unknown>((before, [at, by]) => replaceSome(before, at, by), value);
}

/** Input that a call would take, mostly, or that differs from it in one or two places, or altogether. */
export function inputsFor(schema: z.ZodType, known: KnownValues): fc.Arbitrary<unknown> {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const right = valuesOf(json, '', { known, definitions: json.$defs ?? {} });
  const changed = fc.tuple(right, changes).map(([value, made]) => changedBy(value, made));
  return fc.oneof(
    { weight: 4, arbitrary: right },
    { weight: 5, arbitrary: changed },
    { weight: 1, arbitrary: hostile },
  );
}

interface Context {
  readonly known: KnownValues;
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** Values that a schema takes; those of patterns that nobody here knows are only texts. */
function valuesOf(schema: Schema | boolean, name: string, context: Context): fc.Arbitrary<unknown> {
  if (typeof schema === 'boolean') return fc.constantFrom<unknown>('x', 1, null);
  if (schema.$ref) {
    return valuesOf(context.definitions[schema.$ref.replace('#/$defs/', '')] ?? {}, name, context);
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom<unknown>(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => valuesOf(choice, name, context)));
  switch (schema.type) {
    case 'object':
      return objectsOf(schema, context);
    case 'array': {
      const items = valuesOf((schema.items as Schema | undefined) ?? {}, name.replace(/s$/, ''), context);
      return fc.array(items, {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, 3),
      });
    }
    case 'integer':
    case 'number':
      return fc.integer({
        min: Math.max(schema.minimum ?? -5, -1e9),
        max: Math.min(schema.maximum ?? 1000, 1e9),
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return textsOf(schema, name, context);
  }
}

function objectsOf(schema: Schema, context: Context): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => [name, valuesOf(field, name, context)] as const,
  );
  const { additionalProperties: others } = schema;
  if (typeof others === 'object') fields.push(['x', valuesOf(others, 'x', context)]);
  return fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [] });
}

function textsOf(schema: Schema, name: string, { known }: Context): fc.Arbitrary<string> {
  const values = known[name];
  if (values && values.length > 0) return fc.constantFrom(...values);
  if (schema.format === 'uuid') return fc.uuid();
  if (schema.format === 'date-time')
    return fc.constantFrom('2026-01-05T08:00:00.000Z', '2031-12-31T23:59:59Z');
  if (schema.format === 'date') return fc.constantFrom('2026-01-05', '2026-12-31');
  if (/Ids?$/.test(name)) return fc.constantFrom('1', '2', '3', '999999999');
  const fitting = ordinaryTexts.filter((text) => text.length <= (schema.maxLength ?? 1000));
  return fc.constantFrom(
    ...fitting,
    'x'.repeat(Math.min(schema.maxLength ?? 20, 5000)),
    ...(name === 'limit' ? ['10'] : []),
  );
}

/** Puts something into one of the places of a value. @param at which one, counted around */
function replaceSome(value: unknown, at: number, by: unknown): unknown {
  const places = placesIn(value, []);
  const place = places[at % places.length] ?? [];
  return replaced(value, place, by);
}

function placesIn(value: unknown, path: Path): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, part]) => placesIn(part, [...path, name]))].slice(
    0,
    200,
  );
}

function replaced(value: unknown, [first, ...rest]: Path, by: unknown): unknown {
  if (first === undefined) return by;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string,
    unknown
  >;
  copy[first] = replaced(copy[first], rest, by);
  return copy;
}
