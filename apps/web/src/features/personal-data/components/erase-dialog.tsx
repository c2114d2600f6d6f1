import { Minus, Plus } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Spinner } from '@/components/ui/spinner';
import { ApiProblem } from '@/lib/api-problem';
import { problemText } from '@/lib/i18n/problem-text';
import { useEraseCustomer } from '../api/personal-data';

interface EraseDialogProps {
  lineUserId: string;
  /** As it has to be typed. */
  name: string;
  onClose: () => void;
}

const going = ['profile', 'messages', 'comments'] as const;
const staying = ['figures', 'log', 'outside'] as const;

/** Says what erasing means, and wants the name typed: nothing of it can be had back. */
export function EraseDialog({ lineUserId, name, onClose }: EraseDialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [isSubmitted, setSubmitted] = useState(false);
  const erase = useEraseCustomer(lineUserId);
  const isRight = typed.normalize('NFC').trim() === name.normalize('NFC');

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // In React the dialog is inside whatever shows the customer.
    event.stopPropagation();
    setSubmitted(true);
    if (isRight && !erase.isPending) erase.mutate(typed, { onSuccess: onClose });
  }

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && !erase.isPending && onClose()}
      title={t('personalData.erase.question', { name })}
      description={t('personalData.erase.warning')}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4 p-5">
        <Failure error={erase.error} />
        <Consequences icon={<Minus className="text-danger" />} title={t('personalData.erase.goes')}>
          {going.map((part) => t(`personalData.erase.going.${part}`))}
        </Consequences>
        <Consequences icon={<Plus className="text-accent" />} title={t('personalData.erase.stays')}>
          {staying.map((part) => t(`personalData.erase.staying.${part}`))}
        </Consequences>
        <p className="text-[0.8125rem] text-muted">{t('personalData.erase.again')}</p>
        <FormField
          label={t('personalData.erase.confirm', { name })}
          error={isSubmitted && !isRight ? t('personalData.erase.differs') : undefined}
        >
          {(field) => (
            <Input
              {...field}
              dir="auto"
              autoComplete="off"
              spellCheck={false}
              value={typed}
              disabled={erase.isPending}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </FormField>
        <div className="flex justify-end gap-2">
          <Button look="quiet" disabled={erase.isPending} onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" look="danger" disabled={erase.isPending}>
            {erase.isPending && <Spinner className="size-4" />}
            {t(erase.isPending ? 'personalData.erase.running' : 'personalData.erase.button')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Failure({ error }: { error: Error | null }) {
  const { t } = useTranslation();
  if (!error) return null;
  const isOpen = error instanceof ApiProblem && error.code === 'conflict';
  return (
    <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
      {isOpen ? t('personalData.erase.isOpen') : problemText(t, error)}
    </p>
  );
}

function Consequences({ icon, title, children }: { icon: ReactNode; title: string; children: string[] }) {
  return (
    <section className="text-[0.8125rem]">
      <h3 className="font-semibold">{title}</h3>
      <ul className="mt-1 flex flex-col gap-1">
        {children.map((text) => (
          <li key={text} className="flex gap-2 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
            {icon}
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
