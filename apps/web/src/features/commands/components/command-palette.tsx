import { Command as Palette } from 'cmdk';
import { Dialog } from 'radix-ui';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '@/components/ui/avatar';
import { Spinner } from '@/components/ui/spinner';
import { commandGroups, useCommands, type Command } from '@/lib/commands';
import { useOpener } from '@/lib/use-opener';
import { useCustomerSearch, type CustomerSearch } from '../model/use-customer-search';
import { KeyCaps } from './key-caps';

/** A page of the administration that this operator may open. */
export interface PalettePage {
  path: string;
  label: string;
}

interface CommandPaletteProps {
  pages: readonly PalettePage[];
  onOpenPage: (path: string) => void;
  onOpenChat: (lineUserId: string) => void;
  onClose: () => void;
}

/** Everything that can be done or opened, found by typing. */
export function CommandPalette({ pages, onOpenPage, onOpenChat, onClose }: CommandPaletteProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const search = useCustomerSearch(text);
  const commands = useCommands().filter(({ id }) => id !== 'palette');
  const giveFocusBack = useOpener(true);
  const chosen = useRef<(() => void) | null>(null);
  const [selected, setSelected] = useState('');
  const labels = [
    ...commands.map(({ label, keywords = [] }) => [label, ...keywords]),
    ...pages.map(({ label }) => [label]),
  ];
  // What the server finds comes later, and the palette itself selects nothing of it.
  const isServersTurn = text.trim() !== '' && !labels.some((keywords) => matchOf('', text, keywords) > 0);
  const isOneOfThem = search.customers.some(({ lineUserId }) => lineUserId === selected);
  const first = isServersTurn && !isOneOfThem ? search.customers[0]?.lineUserId : undefined;
  const choose = (act: () => void) => () => {
    chosen.current = act;
    onClose();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            giveFocusBack();
            // It may move the focus, so it comes last.
            chosen.current?.();
          }}
          className="fixed inset-x-4 top-[12vh] z-50 mx-auto max-w-xl animate-appear overflow-hidden rounded-2xl bg-raised shadow-popover"
        >
          <Dialog.Title className="sr-only">{t('commands.palette')}</Dialog.Title>
          <Palette
            loop
            label={t('commands.palette')}
            filter={matchOf}
            value={first ?? selected}
            onValueChange={setSelected}
          >
            <Palette.Input
              value={text}
              onValueChange={setText}
              placeholder={t('commands.placeholder')}
              className="h-13 w-full border-b bg-transparent px-5 text-[0.9375rem] outline-none pointer-coarse:text-base"
            />
            <Palette.List
              label={t('commands.results')}
              className="max-h-[min(24rem,60vh)] overflow-y-auto p-2"
            >
              {search.isOver && search.customers.length === 0 && (
                <Palette.Empty className="px-3 py-6 text-center text-muted">
                  {t('commands.nothing', { q: text })}
                </Palette.Empty>
              )}
              {/* The palette sorts its groups within what they are in: so the customers stay below. */}
              <div>
                {commandGroups.map((group) => (
                  <Group key={group} heading={t(`commands.groups.${group}`)}>
                    {commands.flatMap((command) =>
                      command.group === group ? (
                        <CommandItem key={command.id} command={command} onSelect={choose(command.run)} />
                      ) : (
                        []
                      ),
                    )}
                  </Group>
                ))}
                <Group heading={t('commands.pages')}>
                  {pages.map(({ path, label }) => (
                    <Item
                      key={path}
                      value={path}
                      keywords={[label]}
                      onSelect={choose(() => onOpenPage(path))}
                    >
                      {label}
                    </Item>
                  ))}
                </Group>
              </div>
              <CustomerItems
                search={search}
                onChoose={(lineUserId) => choose(() => onOpenChat(lineUserId))()}
              />
            </Palette.List>
          </Palette>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Every word that was typed has to be there. A looser match finds something in every Thai word, and nothing in all. */
function matchOf(_: string, search: string, keywords: readonly string[] = []): number {
  const text = keywords.join(' ').toLowerCase();
  const words = search.toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word)) ? 1 : 0;
}

const groupStyle =
  '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted';

function Group({ heading, children }: { heading: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <Palette.Group heading={heading} className={groupStyle}>
      {children}
    </Palette.Group>
  );
}

interface ItemProps {
  value: string;
  keywords?: string[];
  forceMount?: boolean;
  onSelect: () => void;
  children: ReactNode;
}

function Item(props: ItemProps) {
  return (
    <Palette.Item
      {...props}
      className="flex min-h-10 cursor-pointer items-center justify-between gap-3 rounded-lg px-3 select-none data-[selected=true]:bg-hover pointer-coarse:min-h-11"
    />
  );
}

function CommandItem({ command, onSelect }: { command: Command; onSelect: () => void }) {
  const { id, label, keywords = [], shortcut } = command;
  return (
    <Item value={id} keywords={[label, ...keywords]} onSelect={onSelect}>
      {label}
      {shortcut && <KeyCaps shortcut={shortcut} className="max-sm:hidden" />}
    </Item>
  );
}

interface CustomerItemsProps {
  search: CustomerSearch;
  onChoose: (lineUserId: string) => void;
}

function CustomerItems({ search: { customers, isOver, hasFailed }, onChoose }: CustomerItemsProps) {
  const { t } = useTranslation();
  return (
    <>
      {!isOver && (
        <Palette.Loading label={t('commands.searching')}>
          <span className="flex items-center gap-2 px-3 py-2 text-muted">
            <Spinner className="size-4" />
            {t('commands.searching')}
          </span>
        </Palette.Loading>
      )}
      {hasFailed && <p className="px-3 py-2 text-danger">{t('commands.searchFailed')}</p>}
      {customers.length > 0 && (
        // The server has chosen them already, by more than the name.
        <Palette.Group heading={t('commands.customers')} forceMount className={groupStyle}>
          {customers.map(({ lineUserId, displayName, pictureUrl }) => (
            <Item key={lineUserId} value={lineUserId} forceMount onSelect={() => onChoose(lineUserId)}>
              <span className="flex min-w-0 items-center gap-3">
                <Avatar name={displayName} pictureUrl={pictureUrl} size="small" />
                <span className="truncate">{displayName}</span>
              </span>
            </Item>
          ))}
        </Palette.Group>
      )}
    </>
  );
}
