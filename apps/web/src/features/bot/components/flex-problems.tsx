import { useTranslation } from 'react-i18next';
import { type BotProblems, refusalsInFlex } from '../model/form-problems';
import { placeOfPath, readJson, type TextPlace } from '../model/json-text';

interface FlexProblemsProps {
  json: string;
  problems: BotProblems;
  /** Shows a place in the text. */
  onGoTo: (place: TextPlace) => void;
}

const linkStyle = 'text-left font-medium underline underline-offset-2 hover:no-underline';

/** Why the JSON cannot be read, or what LINE would refuse in it; each is a way to its place. */
export function FlexProblems({ json, problems, onGoTo }: FlexProblemsProps) {
  const { t } = useTranslation('admin');
  const { wrongAt } = readJson(json);
  if (json.trim() !== '' && wrongAt) {
    const isAtEnd = json.slice(wrongAt.offset).trim() === '';
    return (
      <div role="status" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
        <button type="button" className={linkStyle} onClick={() => onGoTo(wrongAt)}>
          {t(isAtEnd ? 'replyObjects.flex.endsEarly' : 'replyObjects.flex.wrongAt', { ...wrongAt })}
        </button>
        {!isAtEnd && <code className="mt-1 block truncate text-xs">{lineFrom(json, wrongAt)}</code>}
      </div>
    );
  }
  const refused = refusalsInFlex(problems);
  if (refused.length === 0) return null;
  return (
    <div role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
      <ul className="flex flex-col gap-1 text-[0.8125rem]">
        {refused.map(({ path, message }, index) => {
          const place = placeOfPath(json, path);
          return (
            <li key={index} className="wrap-anywhere">
              <button type="button" className={linkStyle} onClick={() => onGoTo(place)}>
                {t('replyObjects.flex.refusedAt', { line: place.line, path })}
              </button>{' '}
              {message}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The rest of the line, from where it is wrong. */
function lineFrom(json: string, { offset }: TextPlace): string {
  return json.slice(offset).split('\n')[0]?.trim().slice(0, 80) ?? '';
}
