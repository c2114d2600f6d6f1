import { useTranslation } from 'react-i18next';
import type { FieldProblems } from './field-problem';

/** What is wrong with a field or with one of its parts, in the operator's language. */
export function useProblemText(problems: FieldProblems): (path: string) => string | undefined {
  const { t } = useTranslation('admin');
  return (path) => {
    const problem = problems.get(path) ?? [...problems].find(([wrong]) => wrong.startsWith(`${path}.`))?.[1];
    return problem && t(`shell.problems.${problem.kind}`, { ...problem });
  };
}
