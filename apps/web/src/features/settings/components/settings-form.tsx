import type { Settings } from '@jsk/contracts/settings';
import { SaveBar } from '@/components/save-bar';
import { useSettingsForm } from '../model/use-settings-form';
import { CustomerTextsSection } from './customer-texts-section';
import { MessagingSection } from './messaging-section';
import { RetentionSection } from './retention-section';
import { WebhookSection } from './webhook-section';

export function SettingsForm({ stored }: { stored: Settings }) {
  const form = useSettingsForm(stored);
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-8">
      <CustomerTextsSection form={form} />
      <MessagingSection form={form} />
      <WebhookSection form={form} />
      <RetentionSection form={form} />
      {form.isChanged && <SaveBar isSaving={form.isSaving} onDiscard={form.discard} />}
    </form>
  );
}
