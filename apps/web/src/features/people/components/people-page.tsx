import { useTranslation } from 'react-i18next';
import { AdminPage } from '@/components/admin-page';
import { useLivePeople } from '../api/people';
import { OperatorsSection } from './operators-section';
import { SkillsSection } from './skills-section';

/** Who works here, and what they can do. */
export function PeoplePage() {
  const { t } = useTranslation('admin');
  useLivePeople();
  return (
    <AdminPage title={t('people.title')} intro={t('people.intro')}>
      <div className="@container/page flex flex-col gap-10">
        <OperatorsSection />
        <SkillsSection />
      </div>
    </AdminPage>
  );
}
