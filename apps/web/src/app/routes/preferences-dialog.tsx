import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppearanceFields } from '@/components/appearance-fields';
import { Dialog } from '@/components/ui/dialog';
import { NoticePreferences } from '@/features/attention/components/notice-preferences';
import { SoundPreferences } from '@/features/attention/components/sound-preferences';
import { KeyboardPreferences } from '@/features/commands/components/keyboard-preferences';

/** What an operator chooses for this browser. It is in force at once, so there is nothing to save. */
export function PreferencesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('commands.preferences')}>
      <div className="flex flex-col divide-y">
        <Part title={t('attention.sounds')}>
          <SoundPreferences />
        </Part>
        <Part title={t('attention.notifications')}>
          <NoticePreferences />
        </Part>
        <Part title={t('preferences.keyboard')}>
          <KeyboardPreferences />
        </Part>
        <Part title={t('preferences.appearance')}>
          <AppearanceFields />
        </Part>
      </div>
    </Dialog>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4 p-5">
      <h3 id={id} className="text-[0.9375rem] font-semibold">
        {title}
      </h3>
      {children}
    </section>
  );
}
