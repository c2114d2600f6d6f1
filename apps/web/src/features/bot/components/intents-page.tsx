import { useQuery } from '@tanstack/react-query';
import { MessageCircleQuestion } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ErrorState } from '@/components/error-state';
import { intentsOptions } from '../api/intents';
import { categoriesOf } from '../model/intent-groups';
import { BotListPage } from './bot-list-page';
import { IntentEditor } from './intent-editor';
import { IntentList } from './intent-list';

/** What the bot understands: the list, or one intent of it. Which one stands in the address. */
export function IntentsPage() {
  const { t } = useTranslation('admin');
  const [parameters, setParameters] = useSearchParams();
  const intents = useQuery(intentsOptions);
  const chosen = parameters.get('intent');
  const open = useCallback(
    (intent: string | null) => setParameters(intent === null ? {} : { intent }),
    [setParameters],
  );

  if (chosen === null || !intents.data) {
    return (
      <BotListPage
        section="intents"
        icon={MessageCircleQuestion}
        list={intents}
        wordsOf={({ name, category, keywords, responses }) => [
          name,
          category,
          ...keywords.map(({ keyword }) => keyword),
          ...responses,
        ]}
        onCreate={() => open('new')}
      >
        {(found) => <IntentList intents={found} onOpen={open} />}
      </BotListPage>
    );
  }
  const intent = intents.data.find(({ id }) => id === chosen) ?? null;
  if (chosen !== 'new' && !intent) {
    return <ErrorState title={t('intents.notFound')} onRetry={() => open(null)} />;
  }
  return <IntentEditor key={chosen} intent={intent} categories={categoriesOf(intents.data)} onOpen={open} />;
}
