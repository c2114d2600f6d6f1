import type { Skill } from '@jsk/contracts/skills';
import { useQuery } from '@tanstack/react-query';
import { GraduationCap, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminSection } from '@/components/admin-section';
import { DeleteQuestion } from '@/components/delete-question';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Badge } from '@/components/ui/badge';
import { RowsSkeleton } from '@/components/rows-skeleton';
import { Button } from '@/components/ui/button';
import { RowActions } from '@/components/row-actions';
import { skillsOptions } from '@/lib/skill-queries';
import { useDeleteSkill } from '../api/skills';
import { SkillDialog } from './skill-dialog';

export function SkillsSection() {
  const { t } = useTranslation('admin');
  const skills = useQuery(skillsOptions);
  const [editing, setEditing] = useState<Skill | 'new' | null>(null);
  const [deleting, setDeleting] = useState<Skill | null>(null);
  const remove = useDeleteSkill();
  const isEmpty = skills.data?.length === 0;
  const add = (
    <Button onClick={() => setEditing('new')}>
      <Plus aria-hidden />
      {t('people.skills.add')}
    </Button>
  );
  return (
    <AdminSection
      title={t('people.skills.title')}
      hint={t('people.skills.hint')}
      {...(skills.data && !isEmpty && { actions: add })}
    >
      {skills.isPending && <RowsSkeleton rows={2} />}
      {skills.isLoadingError && (
        <ErrorState title={t('people.skills.loadError')} onRetry={() => void skills.refetch()} />
      )}
      {isEmpty && <EmptyState icon={GraduationCap} text={t('people.skills.empty')} action={add} />}
      {skills.data && !isEmpty && (
        <ul aria-label={t('people.skills.title')} className="border-t">
          {skills.data.map((skill) => (
            <SkillRow
              key={skill.id}
              skill={skill}
              onRename={() => setEditing(skill)}
              onDelete={() => setDeleting(skill)}
            />
          ))}
        </ul>
      )}
      {editing && <SkillDialog skill={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {deleting && (
        <DeleteQuestion
          question={t('people.skills.deleteQuestion', { name: deleting.name })}
          text={t('people.skills.deleteText', {
            operators: deleting.operatorCount,
            waiting: deleting.waitingCount,
          })}
          id={deleting.id}
          remove={remove}
          onDone={() => setDeleting(null)}
        />
      )}
    </AdminSection>
  );
}

interface SkillRowProps {
  skill: Skill;
  onRename: () => void;
  onDelete: () => void;
}

function SkillRow({ skill, onRename, onDelete }: SkillRowProps) {
  const { t } = useTranslation('admin');
  const { name, operatorCount, onlineCount, waitingCount } = skill;
  return (
    <li className="flex min-h-12 items-center gap-3 border-b px-2 py-1.5 hover:bg-hover">
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-0.5">
        <span className="min-w-0 font-medium wrap-anywhere @2xl/page:w-64">{name}</span>
        <span className="text-[0.8125rem] text-muted tabular-nums">
          {operatorCount === 0
            ? t('people.skills.nobody')
            : t('people.skills.operators', { total: operatorCount, online: onlineCount })}
        </span>
        {waitingCount > 0 && (
          <Badge tone="waiting">{t('people.skills.waiting', { number: waitingCount })}</Badge>
        )}
      </div>
      <span className="flex shrink-0">
        <RowActions name={name} onEdit={onRename} onDelete={onDelete} />
      </span>
    </li>
  );
}
