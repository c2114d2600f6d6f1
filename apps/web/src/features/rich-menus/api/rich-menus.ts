import {
  createRichMenu,
  deleteRichMenu,
  duplicateRichMenu,
  listRichMenus,
  previewRichMenu,
  publishRichMenu,
  removeRichMenuImage,
  type RichMenu,
  type RichMenuInput,
  unpublishRichMenu,
  updateRichMenu,
  uploadRichMenuImage,
} from '@jsk/contracts/rich-menus';
import type { InputOf } from '@jsk/contracts/endpoint';
import type { PictureSize } from '@jsk/contracts/rich-menu-templates';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call, upload } from '@/lib/api-client';

const listKey = ['rich-menus'] as const;

/** How often LINE's progress is looked for: publishing takes about a second. */
const progressEveryMs = 1000;

const isInProgress = ({ state, isLeavingLine }: RichMenu) => state === 'publishing' || isLeavingLine;

export const richMenusOptions = queryOptions({
  queryKey: listKey,
  queryFn: async ({ signal }) => (await call(listRichMenus, {}, { signal })).items,
  // Other administrators publish, too, and the socket does not tell.
  refetchOnMount: 'always',
  refetchInterval: ({ state }) => (state.data?.some(isInProgress) ? progressEveryMs : false),
});

type Design = InputOf<typeof previewRichMenu>;

export const previewOptions = (design: Design) =>
  queryOptions({
    queryKey: ['rich-menu-preview', design],
    queryFn: async ({ signal }) => (await call(previewRichMenu, design, { signal })).image,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });

/** Which picture a menu is to have: the drawn one, the uploaded one it has already, or a new file. */
export type PictureChoice = { kind: 'generated' } | { kind: 'uploaded'; chosen: ChosenPicture | null };

export interface ChosenPicture {
  file: File;
  size: PictureSize;
}

interface SavedMenu {
  /** Null for one that is not stored yet. */
  stored: RichMenu | null;
  input: RichMenuInput;
  picture: PictureChoice;
  publish: boolean;
  /** Told as soon as the menu is stored: what comes after may fail, and must not make a second menu when repeated. */
  onStored: (menu: RichMenu) => void;
}

/** Stores the menu, then its picture, then publishes it if that is wished for. */
async function save({ stored, input, picture, publish, onStored }: SavedMenu): Promise<RichMenu> {
  let menu = stored
    ? await call(updateRichMenu, { ...input, menuId: stored.id })
    : await call(createRichMenu, input);
  onStored(menu);
  const menuId = menu.id;
  if (picture.kind === 'generated' && menu.image.kind === 'uploaded') {
    menu = await call(removeRichMenuImage, { menuId });
  }
  if (picture.kind === 'uploaded' && picture.chosen) {
    const { signal } = new AbortController();
    menu = await upload(
      uploadRichMenuImage,
      { menuId },
      { image: picture.chosen.file },
      { signal, onProgress: () => undefined },
    );
  }
  return publish ? call(publishRichMenu, { menuId }) : menu;
}

/** Every act answers with the menu as it is now, which takes its place in the list. */
function useMenuMutation<Input>(act: (input: Input) => Promise<RichMenu>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (menu) => {
      client.setQueryData(richMenusOptions.queryKey, (menus: RichMenu[] = []) =>
        menus.some(({ id }) => id === menu.id)
          ? menus.map((known) => (known.id === menu.id ? menu : known))
          : [...menus, menu],
      );
    },
    // One menu takes the place of another, and a refusal means that something has changed meanwhile.
    onSettled: () => client.invalidateQueries({ queryKey: listKey }),
  });
}

export const useSaveRichMenu = () => useMenuMutation(save);
export const usePublishRichMenu = () =>
  useMenuMutation((menuId: string) => call(publishRichMenu, { menuId }));
export const useUnpublishRichMenu = () =>
  useMenuMutation((menuId: string) => call(unpublishRichMenu, { menuId }));
export const useDuplicateRichMenu = () =>
  useMenuMutation((input: { menuId: string; name: string }) => call(duplicateRichMenu, input));

export function useDeleteRichMenu() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (menuId: string) => call(deleteRichMenu, { menuId }),
    onSettled: () => client.invalidateQueries({ queryKey: listKey }),
  });
}
