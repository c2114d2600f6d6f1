import type { Tag } from '@jsk/contracts/tags';
import { Plus } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './ui/button';
import { Popover, PopoverContent, PopoverTrigger } from './ui/popover';
import { Skeleton } from './ui/skeleton';

const TagPickerList = lazy(async () => ({ default: (await import('./tag-picker-list')).TagPickerList }));

export interface TagPickerProps {
  /** What is ticked. */
  selected: readonly Tag[];
  onAdd: (tag: Tag) => void;
  onRemove: (tag: Tag) => void;
  /** Whether a tag that does not exist yet may be created here; administrators only, whatever is said. */
  mayCreate?: boolean;
  /** What opens it, instead of the button "add a tag"; one element that takes a ref. */
  trigger?: ReactNode;
  /** For one choice, as in a menu: it closes after it. */
  closesOnChoice?: boolean;
}

/** A list of all tags to search and tick. It stays open unless told, because tags often come in pairs. */
export function TagPicker({ trigger, closesOnChoice = false, onAdd, ...list }: TagPickerProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        {trigger ?? (
          <Button look="quiet" size="small">
            <Plus aria-hidden />
            {t('tags.add')}
          </Button>
        )}
      </PopoverTrigger>
      <PopoverContent align="start" aria-label={t('tags.listLabel')} className="w-64 overflow-hidden">
        <Suspense fallback={<Skeleton className="m-3 h-24 rounded-md" />}>
          <TagPickerList
            {...list}
            onAdd={(tag) => {
              if (closesOnChoice) setOpen(false);
              onAdd(tag);
            }}
          />
        </Suspense>
      </PopoverContent>
    </Popover>
  );
}
