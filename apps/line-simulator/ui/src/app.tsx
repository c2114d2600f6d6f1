import { useState, type ReactNode } from 'react';
import { ChatList } from './components/shell/chat-list';
import { RefusalNotice } from './components/shell/refusal-notice';
import { TopBar } from './components/shell/top-bar';
import { LogDrawer } from './components/log/log-drawer';
import { Phone } from './components/phone/phone';
import { usePreferences } from './i18n/preferences-context';
import { useOpenPhones } from './model/use-open-phones';
import { useSimulator } from './model/simulator-context';
import { findChat } from './model/simulator-state';

export function App(): ReactNode {
  const { t } = usePreferences();
  const { state } = useSimulator();
  const phones = useOpenPhones();
  const [isLogOpen, setIsLogOpen] = useState(() => matchMedia('(min-width: 1180px)').matches);
  const opened = phones.chatIds.flatMap((id) => findChat(state, id) ?? []);

  return (
    <div className="app" data-has-phone={opened.length > 0}>
      <TopBar isLogOpen={isLogOpen} onToggleLog={() => setIsLogOpen(!isLogOpen)} />
      <div className="workspace">
        <ChatList openChatIds={phones.chatIds} onOpen={phones.open} onOpenBeside={phones.openBeside} />
        <main className="desk">
          {opened.length === 0 && <p className="desk-empty">{t('chooseCustomer')}</p>}
          {opened.map((chat) => (
            <Phone
              key={chat.id}
              chat={chat}
              canClose={opened.length > 1}
              onClose={() => phones.close(chat.id)}
            />
          ))}
        </main>
        {isLogOpen && <LogDrawer onClose={() => setIsLogOpen(false)} />}
      </div>
      <RefusalNotice />
    </div>
  );
}
