import { botLimits } from '@jsk/contracts/bot-limits';
import type { BotTest } from '@jsk/contracts/bot-test';
import { FlaskConical } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Spinner } from '@/components/ui/spinner';
import { problemText } from '@/lib/i18n/problem-text';
import { useTestBot } from '../api/bot-test';
import { AnswerBubble } from './answer-bubble';
import { BotMatchList } from './bot-match-list';
import { PhoneGround } from './phone-ground';

/** Opens the bench, on every page of the bot. What was typed stays until the page is left. */
export function TestBenchButton() {
  const { t } = useTranslation('admin');
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <FlaskConical aria-hidden />
        {t('bot.bench.open')}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        shape="panel"
        title={t('bot.title')}
        description={t('bot.bench.intro')}
      >
        <TestBench text={text} onType={setText} onLeave={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

interface TestBenchProps {
  text: string;
  onType: (text: string) => void;
  onLeave: () => void;
}

/** Says what the bot would answer to a text, and why. Nothing is sent. */
function TestBench({ text, onType, onLeave }: TestBenchProps) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const test = useTestBot();

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (text.trim() !== '') test.mutate(text);
  }

  return (
    <div className="flex flex-col gap-5 p-5">
      <form onSubmit={submit} className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <FormField label={t('bot.bench.field')}>
            {(field) => (
              <Input
                {...field}
                lang="th"
                autoComplete="off"
                maxLength={botLimits.testText}
                placeholder={t('bot.bench.placeholder')}
                value={text}
                onChange={(event) => onType(event.target.value)}
              />
            )}
          </FormField>
        </div>
        <Button type="submit" look="primary" className="h-10" disabled={text.trim() === ''}>
          {test.isPending && <Spinner className="size-4" />}
          {t('bot.bench.try')}
        </Button>
      </form>
      <div role="status" className="flex flex-col gap-5">
        {test.isError && <p className="text-danger">{problemText(tCommon, test.error)}</p>}
        {test.data && <BenchResult asked={test.variables ?? ''} result={test.data} onLeave={onLeave} />}
      </div>
    </div>
  );
}

function BenchResult({ asked, result, onLeave }: { asked: string; result: BotTest; onLeave: () => void }) {
  const { t } = useTranslation('admin');
  const { comparedText, matches, messages, handsOff, skill } = result;
  return (
    <>
      <PhoneGround label={t('bot.bench.conversation')}>
        <p className="max-w-[85%] self-end rounded-bubble rounded-br-tail bg-chat-operator px-3.5 py-2 text-[0.9375rem] wrap-anywhere whitespace-pre-wrap text-ink">
          {asked}
        </p>
        {messages.map((message, index) => (
          <AnswerBubble key={index} message={message} />
        ))}
        {messages.length === 0 && <p className="self-center text-[0.8125rem]">{t('bot.bench.silent')}</p>}
        {handsOff && (
          <p className="self-center text-center text-xs text-balance">
            {t('bot.bench.handsOff')}
            {skill && <span className="block">{t('bot.bench.skill', { skill })}</span>}
          </p>
        )}
      </PhoneGround>
      <section className="flex flex-col gap-3">
        <h3 className="font-semibold">{t('bot.bench.why')}</h3>
        <dl className="text-[0.8125rem]">
          <dt className="text-muted">{t('bot.bench.compared')}</dt>
          <dd className="mt-0.5 rounded-md bg-sunken px-2 py-1 wrap-anywhere whitespace-pre-wrap">
            {comparedText}
          </dd>
        </dl>
        {matches.length > 0 ? (
          <BotMatchList matches={matches} onLeave={onLeave} />
        ) : (
          <p className="text-muted">{t('bot.bench.fallback')}</p>
        )}
      </section>
    </>
  );
}
