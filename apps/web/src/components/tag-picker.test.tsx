import { createTag, listTags, type Tag, tagCustomer, untagCustomer, type UsedTag } from '@jsk/contracts/tags';
import { getConversation } from '@jsk/contracts/conversations';
import { useQuery } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import { conversationOptions } from '@/lib/conversation-queries';
import { useTagCustomer } from '@/lib/tag-queries';
import { aConversation, customerId, somchai } from '@/testing/factories';
import { createFakeApi, type FakeApi, refuse } from '@/testing/fake-api';
import { renderWithLive } from '@/testing/render-with-live';
import { TagChip } from './tag-chip';
import { TagPicker } from './tag-picker';

const regular: UsedTag = { id: '1', name: 'ลูกค้าประจำ', color: 'green', customerCount: 3 };
const urgent: UsedTag = { id: '2', name: 'ด่วน', color: 'red', customerCount: 0 };
const withoutCount = ({ id, name, color }: Tag): Tag => ({ id, name, color });
const lineUserId = customerId(1);

let api: FakeApi;
let carried: Tag[];

beforeEach(() => {
  carried = [withoutCount(regular)];
  api = createFakeApi();
  api.on(listTags, () => ({ items: [urgent, regular] }));
  api.on(getConversation, () => aConversation({ tags: carried }));
  api.on(tagCustomer, ({ tagId }) => {
    carried = [...carried, ...[urgent, regular].filter(({ id }) => id === tagId).map(withoutCount)];
    return { tags: carried };
  });
  api.on(untagCustomer, ({ tagId }) => {
    carried = carried.filter(({ id }) => id !== tagId);
    return { tags: carried };
  });
});

function Tagging() {
  const { data } = useQuery(conversationOptions(lineUserId));
  const tagging = useTagCustomer(lineUserId);
  const tags = data?.tags ?? [];
  return (
    <>
      <ul aria-label="tags">
        {tags.map((tag) => (
          <li key={tag.id}>
            <TagChip tag={tag} onRemove={() => tagging.mutate({ tag, isOn: false })} />
          </li>
        ))}
      </ul>
      <TagPicker
        selected={tags}
        mayCreate
        onAdd={(tag) => tagging.mutate({ tag, isOn: true })}
        onRemove={(tag) => tagging.mutate({ tag, isOn: false })}
      />
    </>
  );
}

async function open(options?: Parameters<typeof renderWithLive>[1]) {
  const view = await renderWithLive(<Tagging />, options);
  await screen.findByText('ลูกค้าประจำ');
  await view.operator.click(screen.getByRole('button', { name: 'ติดแท็ก' }));
  await screen.findByRole('option', { name: 'ด่วน' });
  return view;
}

const chips = () => within(screen.getByRole('list', { name: 'tags' }));
const option = (name: string | RegExp) => screen.findByRole('option', { name });

test('what the customer carries is ticked, and a click puts a tag on or takes it off', async () => {
  const { operator } = await open();
  expect(await option('ลูกค้าประจำ')).toHaveAttribute('aria-checked', 'true');
  await operator.click(await option('ด่วน'));
  await waitFor(() => expect(chips().getByText('ด่วน')).toBeVisible());
  await operator.click(await option('ลูกค้าประจำ'));
  await waitFor(() => expect(chips().queryByText('ลูกค้าประจำ')).not.toBeInTheDocument());
  expect(carried.map(({ name }) => name)).toEqual(['ด่วน']);
});

test('tags are found by a part of their name and chosen with the keyboard alone', async () => {
  const { operator } = await open();
  await operator.keyboard('ด่');
  expect(screen.queryByRole('option', { name: 'ลูกค้าประจำ' })).not.toBeInTheDocument();
  await operator.keyboard('{Enter}');
  await waitFor(() => expect(chips().getByText('ด่วน')).toBeVisible());
});

test('a tag that is refused is taken off the screen again', async () => {
  api.on(tagCustomer, () => {
    throw refuse({ status: 404, code: 'not_found' });
  });
  const { operator } = await open();
  await operator.click(await option('ด่วน'));
  await waitFor(() => expect(api.callsOf(tagCustomer)).toHaveLength(1));
  await waitFor(() => expect(chips().queryByText('ด่วน')).not.toBeInTheDocument());
  expect(chips().getByText('ลูกค้าประจำ')).toBeVisible();
});

test('administrators create a tag that does not exist, and it is put on at once', async () => {
  api.on(createTag, ({ name, color }) => ({ ...urgent, id: '3', name, color }));
  const { operator } = await open({ user: { ...somchai, role: 'ADMIN' } });
  await operator.keyboard('ใหม่เอี่ยม');
  await operator.click(await option('สร้างแท็ก “ใหม่เอี่ยม”'));
  await waitFor(() => expect(api.callsOf(tagCustomer)[0]?.input).toMatchObject({ tagId: '3' }));
  // Green and red are taken.
  expect(api.callsOf(createTag)[0]?.input).toEqual({ name: 'ใหม่เอี่ยม', color: 'gray' });
});

test('agents are not offered to create tags', async () => {
  const { operator } = await open();
  await operator.keyboard('ใหม่เอี่ยม');
  expect(await screen.findByText('ไม่พบแท็กนี้')).toBeVisible();
  expect(screen.queryByRole('option')).not.toBeInTheDocument();
});
