import { Headset, Hourglass, Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/class-names';
import type { TransferKind } from '../model/use-transfer-form';

const icons = { operator: Headset, skill: Sparkles, queue: Hourglass };

interface TransferKindsProps {
  kinds: readonly TransferKind[];
  chosen: TransferKind;
  onChoose: (kind: TransferKind) => void;
}

/** To a person, to a skill or to the queue. */
export function TransferKinds({ kinds, chosen, onChoose }: TransferKindsProps) {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{t('transfer.kind')}</legend>
      <div className="flex gap-1 rounded-lg bg-sunken p-1">
        {kinds.map((kind) => {
          const Icon = icons[kind];
          return (
            <label
              key={kind}
              className={cn(
                'flex min-h-9 flex-1 cursor-pointer items-center justify-center gap-1.5 rounded-md px-2 text-[0.8125rem] has-focus-visible:outline-2 has-focus-visible:outline-focus pointer-coarse:min-h-11',
                kind === chosen ? 'bg-accent-soft font-medium text-accent' : 'text-muted hover:text-ink',
              )}
            >
              <input
                type="radio"
                name="kind"
                checked={kind === chosen}
                onChange={() => onChoose(kind)}
                className="sr-only"
              />
              <Icon aria-hidden className="size-4" />
              {t(`transfer.kinds.${kind}`)}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
