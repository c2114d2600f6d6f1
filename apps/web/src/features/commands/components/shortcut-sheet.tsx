import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/ui/dialog';
import { commandGroups, useCommands, type CommandGroup } from '@/lib/commands';
import { KeyCaps } from './key-caps';

/** Every shortcut that works on this page. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('commands.sheet')}
      description={t('commands.sheetHint')}
    >
      <div className="flex flex-col gap-5 p-5">
        {commandGroups.map((group) => (
          <ShortcutGroup key={group} group={group} />
        ))}
      </div>
    </Dialog>
  );
}

function ShortcutGroup({ group }: { group: CommandGroup }) {
  const { t } = useTranslation();
  const id = useId();
  const commands = useCommands().filter((command) => command.group === group && command.shortcut);
  if (commands.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-1 text-xs font-medium text-muted">
        {t(`commands.groups.${group}`)}
      </h3>
      <dl>
        {commands.map(({ id: commandId, label, shortcut }) => (
          <div key={commandId} className="flex min-h-9 items-center justify-between gap-4">
            <dt>{label}</dt>
            <dd>{shortcut && <KeyCaps shortcut={shortcut} />}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
