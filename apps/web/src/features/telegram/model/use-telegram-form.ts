import { type TelegramIntegration, updateTelegram } from '@jsk/contracts/telegram';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { refusedFields } from '@/lib/field-problem';
import { useUpdateTelegram } from '../api/telegram';

interface Fields {
  isEnabled: boolean;
  /** Empty: the present one stays. */
  botToken: string;
  chatId: string;
  tellsHandoffs: boolean;
  tellsAlerts: boolean;
}

/** What was typed, kept apart from what is stored until it is saved. */
export function useTelegramForm(stored: TelegramIntegration) {
  const { t } = useTranslation('admin');
  const update = useUpdateTelegram();
  const [typed, setTyped] = useState<Partial<Fields>>({});
  const [isSubmitted, setSubmitted] = useState(false);
  const kept: Fields = { ...stored, botToken: '', chatId: stored.chatId ?? '' };
  const fields = { ...kept, ...typed };
  const parsed = updateTelegram.input.safeParse({
    isEnabled: fields.isEnabled,
    ...(fields.botToken.trim() !== '' && { botToken: fields.botToken }),
    chatId: fields.chatId.trim() || null,
    tellsHandoffs: fields.tellsHandoffs,
    tellsAlerts: fields.tellsAlerts,
  });
  const wrong = parsed.error?.issues.map(({ path }) => path.join('.')) ?? [];
  const refused = [...refusedFields(update.error).keys()];

  const reset = () => {
    update.reset();
    setTyped({});
    setSubmitted(false);
  };

  return {
    fields,
    /** Names of the fields that cannot be stored. Half a token is no mistake while it is being typed. */
    problems: new Set(isSubmitted ? [...wrong, ...refused] : []),
    /** Why nothing was stored, where that is not about a field. */
    failure: refused.length > 0 ? null : update.error,
    isChanged: (Object.keys(typed) as (keyof Fields)[]).some((name) => fields[name] !== kept[name]),
    isSaving: update.isPending,
    change: (part: Partial<Fields>) => {
      update.reset();
      setTyped((current) => ({ ...current, ...part }));
    },
    reset,
    submit: (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      setSubmitted(true);
      const form = event.currentTarget;
      if (!parsed.success) {
        // The field is marked by the rendering that follows.
        requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
        return;
      }
      update.mutate(parsed.data, {
        onSuccess: () => {
          reset();
          toast.success(t('shell.saved'));
        },
      });
    },
  };
}

export type TelegramForm = ReturnType<typeof useTelegramForm>;
