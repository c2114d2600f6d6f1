import type { RichMenu } from '@jsk/contracts/rich-menus';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/lib/api-problem';
import { type PictureChoice, useSaveRichMenu } from '../api/rich-menus';
import {
  type AreaDraft,
  draftOf,
  type FieldProblems,
  firstAreaOf,
  inputOf,
  newDraft,
  problemsOf,
  refusedFields,
  type RichMenuDraft,
} from './rich-menu-draft';

/** Where the server puts what is wrong with the picture. */
const imagePath = 'image';

/** The state of one menu that is being written. @param known null for a new one. */
export function useRichMenuEditor(known: RichMenu | null) {
  const { t } = useTranslation('admin');
  const save = useSaveRichMenu();
  const [created, setCreated] = useState<RichMenu | null>(null);
  const menu = known ?? created;
  const [first] = useState(() => ({
    draft: menu
      ? draftOf(menu)
      : newDraft({
          name: t('richMenus.newName'),
          chatBarText: t('richMenus.newChatBarText'),
          label: t('richMenus.newLabel'),
        }),
    picture: pictureOf(menu),
  }));
  const [draft, setDraft] = useState(first.draft);
  const [picture, setPicture] = useState(first.picture);
  const [selectedArea, setSelectedArea] = useState(0);
  const [problems, setProblems] = useState<FieldProblems>({});
  const [refusals, setRefusals] = useState(0);

  // What is stored may have grown by what was just saved, so it is compared with the menu as it is now.
  const before = JSON.stringify([inputOf(menu ? draftOf(menu) : first.draft), pictureOf(menu)]);
  const hasNewFile = picture.kind === 'uploaded' && picture.chosen !== null;
  const isChanged = hasNewFile || JSON.stringify([inputOf(draft), picture]) !== before;

  function show(found: FieldProblems): void {
    setProblems(found);
    if (Object.keys(found).length > 0) setRefusals((count) => count + 1);
    const area = firstAreaOf(found);
    if (area !== null) setSelectedArea(area);
  }

  function change(part: Partial<RichMenuDraft>): void {
    setDraft((earlier) => ({ ...earlier, ...part }));
    setProblems((earlier) => without(earlier, Object.keys(part)));
  }

  function changeArea(index: number, part: Partial<AreaDraft>): void {
    setDraft((earlier) => ({
      ...earlier,
      areas: earlier.areas.map((area, at) => (at === index ? { ...area, ...part } : area)),
    }));
    setProblems((earlier) => without(earlier, [`areas.${index}`]));
  }

  async function submit({ publish }: { publish: boolean }): Promise<RichMenu | null> {
    const found = problemsOf(draft);
    const hasNoPicture = picture.kind === 'uploaded' && !picture.chosen && menu?.image.kind !== 'uploaded';
    show({ ...found, ...(hasNoPicture && { [imagePath]: 'required' as const }) });
    if (Object.keys(found).length > 0 || hasNoPicture) return null;
    try {
      const input = inputOf(draft);
      const saved = await save.mutateAsync({ stored: menu, input, picture, publish, onStored: setCreated });
      setPicture(pictureOf(saved));
      return saved;
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.errors.length === 0) throw error;
      show(refusedFields(error.errors));
      return null;
    }
  }

  return {
    draft,
    picture,
    selectedArea,
    problems,
    /** How often something was found that is not right; grows with every attempt. */
    refusals,
    isChanged,
    /** Whether there is something to save: a new menu is, as it comes. */
    isUnsaved: isChanged || menu === null,
    isSaving: save.isPending,
    change,
    changeArea,
    selectArea: setSelectedArea,
    choosePicture: (choice: PictureChoice) => {
      setPicture(choice);
      setProblems((earlier) => without(earlier, [imagePath]));
    },
    submit,
  };
}

export type RichMenuEditorState = ReturnType<typeof useRichMenuEditor>;

function pictureOf(menu: RichMenu | null): PictureChoice {
  return menu?.image.kind === 'uploaded' ? { kind: 'uploaded', chosen: null } : { kind: 'generated' };
}

/** What was wrong with a field is not any more, as far as we know, once it is changed. */
function without(problems: FieldProblems, fields: readonly string[]): FieldProblems {
  const concerns = (path: string) => fields.some((field) => path === field || path.startsWith(`${field}.`));
  return Object.fromEntries(Object.entries(problems).filter(([path]) => !concerns(path)));
}
