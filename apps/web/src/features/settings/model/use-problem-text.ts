import { useTranslation } from 'react-i18next';
import type { SettingProblems } from './setting-problems';

/** What is wrong with a field, in the operator's language. */
export function useProblemText(problems: SettingProblems): (path: string) => string | undefined {
  const { t } = useTranslation('admin');
  return (path) => {
    const problem = problems.get(path);
    return problem && t(`settings.problems.${problem.kind}`, { ...problem });
  };
}
