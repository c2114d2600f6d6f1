import { isAdministrator } from '@jsk/contracts/roles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLive } from '@/lib/live-context';

const advice = ['reply', 'together', 'acknowledge', 'closing', 'plan'] as const;

/** What helps when little is left. */
export function AdviceSection() {
  const { t } = useTranslation('admin');
  const { user } = useLive();
  return (
    <section aria-labelledby="quota-advice" className="border-t pt-6">
      <h3 id="quota-advice" className="text-[0.9375rem] font-semibold">
        {t('quota.advice.title')}
      </h3>
      <ul className="mt-2 flex max-w-prose list-disc flex-col gap-1.5 pl-5">
        {advice.map((one) => (
          <li key={one}>{t(`quota.advice.${one}`)}</li>
        ))}
      </ul>
      {isAdministrator(user.role) && (
        <Link
          to="/admin/settings"
          className="mt-3 inline-block font-medium text-accent underline-offset-4 hover:underline"
        >
          {t('quota.advice.settings')}
        </Link>
      )}
    </section>
  );
}
