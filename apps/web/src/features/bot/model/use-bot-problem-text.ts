import { useTranslation } from 'react-i18next';
import type { BotProblem, BotProblems } from './form-problems';

/** What is wrong with a field, in the operator's language. */
export function useBotProblemText(problems: BotProblems): (path: string) => string | undefined {
  const { t } = useTranslation('admin');
  return (path) => {
    const problem = problems.get(path);
    return problem && describe(t, problem);
  };
}

function describe(t: ReturnType<typeof useTranslation<'admin'>>['t'], problem: BotProblem): string {
  switch (problem.kind) {
    case 'required':
    case 'taken':
    case 'tooLong':
    case 'outOfRange':
    case 'other':
      return t(`shell.problems.${problem.kind}`, { ...problem });
    default:
      return t(`bot.problems.${problem.kind}`, { ...problem });
  }
}
