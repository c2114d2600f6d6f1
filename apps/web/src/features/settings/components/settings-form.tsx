import type { Settings } from '@jsk/contracts/settings';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { SaveBar } from '@/components/save-bar';
import { useSettingsForm } from '../model/use-settings-form';
import { BotSection } from './bot-section';
import { CustomerTextsSection } from './customer-texts-section';
import { MessagingSection } from './messaging-section';
import { PrivacySection } from './privacy-section';
import { RetentionSection } from './retention-section';
import { RoutingSection } from './routing-section';
import { SecuritySection } from './security-section';
import { SessionsSection } from './sessions-section';
import { SlaSection } from './sla-section';
import { SurveySection } from './survey-section';
import { TargetsSection } from './targets-section';
import { WebhookSection } from './webhook-section';

const sections = [
  { name: 'customerTexts', Section: CustomerTextsSection },
  { name: 'bot', Section: BotSection },
  { name: 'routing', Section: RoutingSection },
  { name: 'sessions', Section: SessionsSection },
  { name: 'survey', Section: SurveySection },
  { name: 'sla', Section: SlaSection },
  { name: 'targets', Section: TargetsSection },
  { name: 'messaging', Section: MessagingSection },
  { name: 'webhook', Section: WebhookSection },
  { name: 'retention', Section: RetentionSection },
  { name: 'privacy', Section: PrivacySection },
  { name: 'security', Section: SecuritySection },
] as const;

export function SettingsForm({ stored }: { stored: Settings }) {
  const form = useSettingsForm(stored);
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-8">
      <SectionLinks />
      {sections.map(({ name, Section }) => (
        <Section key={name} form={form} />
      ))}
      {form.isChanged && <SaveBar isSaving={form.isSaving} onDiscard={form.discard} />}
    </form>
  );
}

/** All settings are on one page, so that all can be searched and saved at once; this leads to each part of it. */
function SectionLinks() {
  const { t } = useTranslation('admin');

  // The part that the address names was not there yet when the browser looked for it.
  useEffect(() => {
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
  }, []);

  return (
    <nav
      aria-label={t('settings.sectionsLabel')}
      className="sticky top-0 z-10 -mx-4 -mb-8 border-b bg-ground py-1.5 @3xl/shell:-mx-8 @3xl/shell:px-8"
    >
      <ul className="scroll-hint-x flex gap-1 overflow-x-auto px-1 [--scroll-cover:var(--ground)] [scrollbar-width:none] @3xl/shell:-mx-3 @3xl/shell:flex-wrap @3xl/shell:gap-y-0 @3xl/shell:px-0">
        {sections.map(({ name }) => (
          <li key={name} className="shrink-0">
            <a
              href={`#${name}`}
              className="flex h-9 items-center rounded-lg px-3 text-muted hover:bg-hover hover:text-ink pointer-coarse:h-11"
            >
              {t(`settings.${name}.title`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
