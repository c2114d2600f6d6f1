import { productPostbacks } from '@jsk/contracts/rich-menus';
import type { AdminDictionary } from '@/lib/i18n/admin/th';

type Words = AdminDictionary['replyObjects']['samples'];
type Json = Record<string, unknown>;

export const flexSampleNames = ['price', 'contact', 'list', 'carousel'] as const;
export type FlexSampleName = (typeof flexSampleNames)[number];

interface FlexSample {
  altText: string;
  contents: Json;
}

const samples: { readonly [Name in FlexSampleName]: (words: Words) => FlexSample } = {
  price: ({ price }) => ({
    altText: price.alt,
    contents: bubble('kilo', {
      body: column([
        text(price.name, { weight: 'bold', size: 'lg' }),
        row([
          text(price.price, { weight: 'bold', size: 'xxl', color: '#0b7a4b', flex: 0 }),
          text('฿390', { size: 'sm', color: '#8a8f98', decoration: 'line-through', margin: 'md', flex: 0 }),
        ]),
        { type: 'separator', margin: 'lg' },
        text(price.note, { size: 'sm', color: '#5b616b', margin: 'lg' }),
      ]),
      footer: column([button({ type: 'message', label: price.button, text: price.button }, 'primary')]),
    }),
  }),
  contact: ({ contact }) => ({
    altText: contact.alt,
    contents: bubble('mega', {
      header: {
        ...column([text(contact.name, { weight: 'bold', size: 'xl', color: '#ffffff' })]),
        backgroundColor: '#0b7a4b',
      },
      body: column([pair(contact.hours, contact.hoursValue), pair(contact.phone, contact.phoneValue)], 'md'),
      footer: column(
        [
          button({ type: 'uri', label: contact.call, uri: 'tel:020000000' }, 'primary'),
          button(
            {
              type: 'postback',
              label: contact.talk,
              data: productPostbacks.handoff,
              displayText: contact.talk,
            },
            'link',
          ),
        ],
        'sm',
      ),
    }),
  }),
  list: ({ list }) => ({
    altText: list.alt,
    contents: bubble('mega', {
      body: column(
        [
          text(list.title, { weight: 'bold', size: 'xl' }),
          { type: 'separator' },
          ...[list.first, list.second, list.third].map((name) => ({
            ...row([
              text(name, { size: 'md', flex: 3 }),
              text(list.from, { size: 'sm', color: '#5b616b', align: 'end', flex: 2 }),
            ]),
            action: { type: 'message', label: name, text: name },
          })),
        ],
        'lg',
      ),
    }),
  }),
  carousel: ({ carousel }) => ({
    altText: carousel.alt,
    contents: {
      type: 'carousel',
      contents: [carousel.first, carousel.second, carousel.third].map((name) =>
        bubble('micro', {
          body: column(
            [text(name, { weight: 'bold' }), text('฿290', { size: 'sm', color: '#5b616b' })],
            'sm',
          ),
          footer: column([
            button({ type: 'message', label: carousel.ask, text: `${carousel.ask} ${name}` }, 'secondary'),
          ]),
        }),
      ),
    },
  }),
};

/** A Flex message to begin with, in the words of the language. */
export function flexSample(name: FlexSampleName, words: Words): { altText: string; json: string } {
  const { altText, contents } = samples[name](words);
  return { altText, json: JSON.stringify(contents, null, 2) };
}

/** Whether nobody has written anything of their own yet. */
export function isUntouchedSample(json: string, words: Words): boolean {
  return json.trim() === '' || flexSampleNames.some((name) => flexSample(name, words).json === json);
}

function bubble(size: string, blocks: Json): Json {
  return { type: 'bubble', size, ...blocks };
}

function column(contents: Json[], spacing?: string): Json {
  return { type: 'box', layout: 'vertical', ...(spacing && { spacing }), contents };
}

function row(contents: Json[]): Json {
  return { type: 'box', layout: 'baseline', contents };
}

function text(words: string, look: Json): Json {
  return { type: 'text', text: words, wrap: true, ...look };
}

function pair(name: string, value: string): Json {
  return row([text(name, { size: 'sm', color: '#5b616b', flex: 2 }), text(value, { size: 'sm', flex: 4 })]);
}

function button(action: Json, style: string): Json {
  return { type: 'button', style, height: 'sm', action };
}
