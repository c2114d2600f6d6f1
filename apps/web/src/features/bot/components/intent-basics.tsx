import { botLimits } from '@jsk/contracts/bot-limits';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { SwitchField } from '@/components/switch-field';
import { Input } from '@/components/ui/input';
import type { IntentDraft } from '../model/intent-draft';
import { PriorityField } from './priority-field';

interface IntentBasicsProps {
  draft: IntentDraft;
  problemOf: (path: string) => string | undefined;
  categories: readonly string[];
  onChange: (part: Partial<IntentDraft>) => void;
}

/** What the intent is called, where it is found, and when it goes before others. */
export function IntentBasics({ draft, problemOf, categories, onChange }: IntentBasicsProps) {
  const { t } = useTranslation('admin');
  const suggestions = useId();
  return (
    <>
      <FormField label={t('intents.name')} hint={t('intents.nameHint')} error={problemOf('name')}>
        {(field) => (
          <Input
            {...field}
            maxLength={botLimits.intentName}
            value={draft.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </FormField>
      <div className="grid gap-6 sm:grid-cols-2">
        <FormField
          label={t('intents.category')}
          hint={t('intents.categoryHint')}
          error={problemOf('category')}
        >
          {(field) => (
            <>
              <Input
                {...field}
                list={suggestions}
                autoComplete="off"
                maxLength={botLimits.category}
                value={draft.category}
                onChange={(event) => onChange({ category: event.target.value })}
              />
              <datalist id={suggestions}>
                {categories.map((category) => (
                  <option key={category} value={category} />
                ))}
              </datalist>
            </>
          )}
        </FormField>
        <PriorityField
          error={problemOf('priority')}
          value={draft.priority}
          onChange={(priority) => onChange({ priority })}
        />
      </div>
      <SwitchField
        label={t('bot.active')}
        hint={t('intents.activeHint')}
        value={draft.isActive}
        onChange={(isActive) => onChange({ isActive })}
      />
    </>
  );
}
