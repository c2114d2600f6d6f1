import type { ReplyObject } from '@jsk/contracts/reply-objects';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { answerParts } from '../model/answer-parts';
import { AnswerBubble } from './answer-bubble';
import { PhoneGround } from './phone-ground';

interface AnswerPreviewProps {
  /** Each as it was typed. */
  answers: readonly string[];
  replies: readonly ReplyObject[];
  mode?: 'all' | 'one';
  /** What follows the answers. */
  ending?: string | null;
}

/** What the customer would get, as it is being written. */
export function AnswerPreview({ answers, replies, mode = 'all', ending = null }: AnswerPreviewProps) {
  const { t } = useTranslation('admin');
  const written = answers.map((text) => answerParts(text, replies)).filter((parts) => parts.length > 0);
  const isRandom = mode === 'one' && written.length > 1;
  return (
    <div className="flex flex-col gap-1.5">
      <p className="font-medium">{t('bot.answer.preview')}</p>
      <PhoneGround label={t('bot.answer.preview')}>
        {isRandom && <p className="self-center text-xs">{t('bot.answer.oneOf')}</p>}
        {written.map((parts, index) => (
          <div key={index} className="flex max-w-full flex-col gap-2">
            {isRandom && index > 0 && <hr className="w-24 self-center border-current opacity-40" />}
            {parts.map((part, place) =>
              'message' in part ? (
                <AnswerBubble key={place} message={part.message} />
              ) : (
                <p
                  key={place}
                  className="flex w-fit items-center gap-1.5 rounded-bubble bg-danger-soft px-3.5 py-2 text-danger"
                >
                  <TriangleAlert aria-hidden className="size-4 shrink-0" />
                  {t('bot.answer.unknown', { code: part.unknownCode })}
                </p>
              ),
            )}
          </div>
        ))}
        {written.length === 0 && !ending && (
          <p className="self-center text-[0.8125rem]">{t('bot.answer.empty')}</p>
        )}
        {ending && <p className="self-center text-center text-xs">{ending}</p>}
      </PhoneGround>
    </div>
  );
}
