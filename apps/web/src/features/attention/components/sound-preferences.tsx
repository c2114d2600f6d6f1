import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { SwitchField } from '@/components/switch-field';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { useStore } from '@/lib/store';
import {
  attentionPreferences,
  changeAttention,
  signalKinds,
  type AttentionPreferences,
} from '../model/attention-preferences';
import { playSound, soundOf } from '../model/sounds';

const whens = ['unattended', 'always'] as const;

/** How loud, for what and when the console sounds. */
export function SoundPreferences() {
  const { t } = useTranslation();
  const { volume, isMuted, sounds, when, ringsUntilTaken } = useStore(attentionPreferences);
  return (
    <>
      <SwitchField
        label={t('attention.isMuted')}
        value={isMuted}
        onChange={(value) => changeAttention({ isMuted: value })}
      />
      <FormField label={t('attention.volume')}>
        {(field) => (
          <span className="flex items-center gap-3">
            <input
              {...field}
              type="range"
              min={0}
              max={100}
              step={5}
              disabled={isMuted}
              value={volume}
              onChange={(event) => changeAttention({ volume: event.target.valueAsNumber })}
              onPointerUp={() => playSound('message', volume)}
              className="h-9 min-w-0 flex-1 accent-accent disabled:opacity-50"
            />
            <span className="w-8 text-right tabular-nums">{volume}</span>
          </span>
        )}
      </FormField>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium">{t('attention.soundFor')}</legend>
        {signalKinds.map((kind) => (
          <div key={kind} className="flex items-center gap-2">
            <IconButton
              label={t('attention.listen', { kind: t(`attention.kinds.${kind}`) })}
              onClick={() => playSound(soundOf[kind], volume)}
            >
              <Play aria-hidden />
            </IconButton>
            <div className="min-w-0 flex-1">
              <SwitchField
                label={t(`attention.kinds.${kind}`)}
                value={sounds[kind]}
                onChange={(value) => changeAttention({ sounds: { ...sounds, [kind]: value } })}
              />
            </div>
          </div>
        ))}
      </fieldset>
      <FormField label={t('attention.when')}>
        {(field) => (
          <Select
            {...field}
            value={when}
            onChange={(event) =>
              changeAttention({ when: event.target.value as AttentionPreferences['when'] })
            }
          >
            {whens.map((choice) => (
              <option key={choice} value={choice}>
                {t(`attention.whens.${choice}`)}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      <SwitchField
        label={t('attention.ringsUntilTaken')}
        hint={t('attention.ringsUntilTakenHint')}
        value={ringsUntilTaken}
        onChange={(value) => changeAttention({ ringsUntilTaken: value })}
      />
    </>
  );
}
