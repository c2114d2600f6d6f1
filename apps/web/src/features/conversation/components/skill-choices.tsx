import type { Skill } from '@jsk/contracts/skills';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '@/components/error-state';
import { ListSkeleton } from '@/components/list-skeleton';
import { skillsOptions } from '@/lib/skill-queries';
import { Choice } from '@/components/choice';
import { ChoiceList } from '@/components/choice-list';

interface SkillChoicesProps {
  /** The name of the one for which the customer waits already; it cannot be chosen again. */
  waitsFor: string | null;
  chosen: Skill | null;
  onChoose: (skill: Skill) => void;
  error: string | undefined;
}

export function SkillChoices({ waitsFor, chosen, onChoose, error }: SkillChoicesProps) {
  const { t } = useTranslation();
  const skills = useQuery(skillsOptions);
  if (skills.isPending) return <ListSkeleton rows={2} />;
  if (skills.isError && !skills.data) {
    return <ErrorState title={t('transfer.skillsLoadError')} onRetry={() => void skills.refetch()} />;
  }
  const others = skills.data.filter(({ name }) => name !== waitsFor);
  if (others.length === 0) return <p className="text-muted">{t('transfer.noSkill')}</p>;
  return (
    <ChoiceList label={t('transfer.toSkill')} error={error}>
      {others.map((skill) => (
        <Choice
          key={skill.id}
          group="skill"
          isChosen={skill.id === chosen?.id}
          onChoose={() => onChoose(skill)}
          isMissing={error !== undefined}
        >
          <span className="min-w-0 flex-1 truncate">{skill.name}</span>
          <span className="shrink-0 text-xs text-muted tabular-nums">
            {t('transfer.skillState', {
              online: skill.onlineCount,
              all: skill.operatorCount,
              waiting: skill.waitingCount,
            })}
          </span>
        </Choice>
      ))}
    </ChoiceList>
  );
}
