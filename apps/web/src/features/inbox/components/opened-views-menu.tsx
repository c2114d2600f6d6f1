import { isAdministrator } from '@jsk/contracts/roles';
import type { SavedView } from '@jsk/contracts/saved-views';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import type { ListView } from '@/lib/conversation-queries';
import { problemText } from '@/lib/i18n/problem-text';
import { useLive } from '@/lib/live-context';
import { savedViewsOptions, useUpdateSavedView } from '../api/saved-views';
import { filtersOf, sameFilters, type ViewChange, viewOfFilters } from '../model/view-filters';

const SavedViewDialog = lazy(async () => ({
  default: (await import('./saved-view-dialog')).SavedViewDialog,
}));
const DeleteViewDialog = lazy(async () => ({
  default: (await import('./delete-view-dialog')).DeleteViewDialog,
}));

interface OpenedViewsMenuProps {
  /** What it hangs on. */
  trigger: ReactElement;
  view: ListView;
  /** The saved view that the list was taken from. */
  chosen: SavedView | undefined;
  onViewChange: (change: ViewChange) => void;
}

type OpenDialog = 'create' | 'rename' | 'delete' | null;

/** The menu of saved views, open. */
export function OpenedViewsMenu({ trigger, view, chosen, onViewChange }: OpenedViewsMenuProps) {
  const { t } = useTranslation();
  const { user } = useLive();
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const views = useQuery(savedViewsOptions).data ?? [];
  const mayChange = chosen !== undefined && (!chosen.isShared || isAdministrator(user.role));
  const choose = (next: SavedView) =>
    onViewChange({ tagIds: [], sort: undefined, ...viewOfFilters(next.filters), viewId: next.id });

  return (
    <>
      <DropdownMenu defaultOpen>
        <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
        <DropdownMenuContent align="end" className="max-h-[70dvh] max-w-80 overflow-y-auto">
          <DropdownMenuRadioGroup value={chosen?.id ?? ''}>
            <ViewItems
              title={t('inbox.views.shared')}
              views={views.filter((one) => one.isShared)}
              onChoose={choose}
            />
            <ViewItems
              title={t('inbox.views.own')}
              views={views.filter((one) => !one.isShared)}
              onChoose={choose}
            />
          </DropdownMenuRadioGroup>
          {views.length > 0 && <DropdownMenuSeparator />}
          <DropdownMenuItem onSelect={() => setDialog('create')}>{t('inbox.views.create')}</DropdownMenuItem>
          {mayChange && <ChosenViewItems view={view} chosen={chosen} onOpenDialog={setDialog} />}
        </DropdownMenuContent>
      </DropdownMenu>
      <Suspense fallback={null}>
        {(dialog === 'create' || (dialog === 'rename' && chosen)) && (
          <SavedViewDialog
            filters={filtersOf(view)}
            renamed={dialog === 'rename' ? chosen : undefined}
            onSaved={(saved) => onViewChange({ viewId: saved.id })}
            onClose={() => setDialog(null)}
          />
        )}
        {dialog === 'delete' && chosen && (
          <DeleteViewDialog
            view={chosen}
            onDeleted={() => onViewChange({ viewId: null })}
            onClose={() => setDialog(null)}
          />
        )}
      </Suspense>
    </>
  );
}

interface ViewItemsProps {
  title: string;
  views: readonly SavedView[];
  onChoose: (view: SavedView) => void;
}

function ViewItems({ title, views, onChoose }: ViewItemsProps) {
  if (views.length === 0) return null;
  return (
    <>
      <DropdownMenuLabel>{title}</DropdownMenuLabel>
      {views.map((view) => (
        <DropdownMenuRadioItem key={view.id} value={view.id} onSelect={() => onChoose(view)}>
          <span dir="auto" className="truncate">
            {view.name}
          </span>
        </DropdownMenuRadioItem>
      ))}
    </>
  );
}

interface ChosenViewItemsProps {
  view: ListView;
  chosen: SavedView;
  onOpenDialog: (dialog: OpenDialog) => void;
}

/** What can be done to the view that the list was taken from. */
function ChosenViewItems({ view, chosen, onOpenDialog }: ChosenViewItemsProps) {
  const { t } = useTranslation();
  const update = useUpdateSavedView();
  const filters = filtersOf(view);
  return (
    <>
      {!sameFilters(chosen.filters, filters) && (
        <DropdownMenuItem
          onSelect={() =>
            update.mutate(
              { id: chosen.id, filters },
              {
                onSuccess: () => toast.success(t('inbox.views.updated', { name: chosen.name })),
                onError: (error) => toast.error(problemText(t, error)),
              },
            )
          }
        >
          {t('inbox.views.update', { name: chosen.name })}
        </DropdownMenuItem>
      )}
      <DropdownMenuItem onSelect={() => onOpenDialog('rename')}>
        {t('inbox.views.rename', { name: chosen.name })}
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={() => onOpenDialog('delete')}>
        {t('inbox.views.delete', { name: chosen.name })}
      </DropdownMenuItem>
    </>
  );
}
