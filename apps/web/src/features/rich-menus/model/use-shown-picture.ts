import { richMenuTemplates } from '@jsk/contracts/rich-menu-templates';
import type { RichMenu } from '@jsk/contracts/rich-menus';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { type PictureChoice, previewOptions } from '../api/rich-menus';
import { type RichMenuDraft, shownAreas } from './rich-menu-draft';

/** Whoever types is not asked for a picture of every letter. */
const pauseMs = 350;

/** The picture of the menu as it is being written. */
export function useShownPicture(draft: RichMenuDraft, picture: PictureChoice, stored: RichMenu | null) {
  const { template, colors } = draft;
  const design = {
    template,
    colors,
    areas: shownAreas(draft).map(({ label, icon }) => ({ label: label.trim(), icon })),
  };
  const settled = useSettled(JSON.stringify(design));
  const isDrawn = picture.kind === 'generated';
  const drawn = useQuery({ ...previewOptions(JSON.parse(settled) as typeof design), enabled: isDrawn });
  const chosen = picture.kind === 'uploaded' ? picture.chosen : null;
  const chosenUrl = useObjectUrl(chosen?.file ?? null);
  const { size: usualSize } = richMenuTemplates[template];
  if (isDrawn) return { url: drawn.data ?? null, size: usualSize, hasFailed: drawn.isError };
  const image = stored?.image.kind === 'uploaded' ? stored.image : null;
  if (chosen) return { url: chosenUrl, size: chosen.size, hasFailed: false };
  return { url: image?.url ?? null, size: image ?? usualSize, hasFailed: false };
}

/** The value as it was when it last stood still for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return useDeferredValue(settled);
}

function useObjectUrl(file: File | null): string | null {
  const url = useMemo(() => (file ? URL.createObjectURL(file) : null), [file]);
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url]);
  return url;
}
