import { useState, type ReactNode } from 'react';
import { CustomerList } from './components/shell/customer-list';
import { RefusalNotice } from './components/shell/refusal-notice';
import { TopBar } from './components/shell/top-bar';
import { LogDrawer } from './components/log/log-drawer';
import { Phone } from './components/phone/phone';
import { usePreferences } from './i18n/preferences-context';
import { useOpenPhones } from './model/use-open-phones';
import { useSimulator } from './model/simulator-context';

export function App(): ReactNode {
  const { t } = usePreferences();
  const { state } = useSimulator();
  const phones = useOpenPhones();
  const [isLogOpen, setIsLogOpen] = useState(() => matchMedia('(min-width: 1180px)').matches);
  const opened = phones.userIds.flatMap(
    (userId) => state.customers.find((one) => one.userId === userId) ?? [],
  );

  return (
    <div className="app" data-has-phone={opened.length > 0}>
      <TopBar isLogOpen={isLogOpen} onToggleLog={() => setIsLogOpen(!isLogOpen)} />
      <div className="workspace">
        <CustomerList openUserIds={phones.userIds} onOpen={phones.open} onOpenBeside={phones.openBeside} />
        <main className="desk">
          {opened.length === 0 && <p className="desk-empty">{t('chooseCustomer')}</p>}
          {opened.map((customer) => (
            <Phone
              key={customer.userId}
              customer={customer}
              canClose={opened.length > 1}
              onClose={() => phones.close(customer.userId)}
            />
          ))}
        </main>
        {isLogOpen && <LogDrawer onClose={() => setIsLogOpen(false)} />}
      </div>
      <RefusalNotice />
    </div>
  );
}
