import type { RichMenu } from '@jsk/contracts/rich-menus';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { AdminPage } from '@/components/admin-page';
import { UnsavedGuard } from '@/components/unsaved-guard';
import { problemText } from '@/lib/i18n/problem-text';
import { withTemplate } from '../model/rich-menu-draft';
import { useRichMenuEditor } from '../model/use-rich-menu-editor';
import { useShownPicture } from '../model/use-shown-picture';
import { AreaFields } from './area-fields';
import { EditorBar } from './editor-bar';
import { MenuBasics } from './menu-basics';
import { MenuPreview } from './menu-preview';
import { PictureFields } from './picture-fields';
import { RichMenuChips, RichMenuNotice } from './rich-menu-status';
import { TemplatePicker } from './template-picker';

interface RichMenuEditorProps {
  /** Null for a new one. */
  menu: RichMenu | null;
  /** Goes to another menu, or back to the list. */
  onOpen: (menu: string | null) => void;
}

export function RichMenuEditor({ menu, onOpen }: RichMenuEditorProps) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const editor = useRichMenuEditor(menu);
  const { draft, problems, selectedArea } = editor;
  const shown = useShownPicture(draft, editor.picture, menu);
  const [newId, setNewId] = useState<string | null>(null);
  const form = useRef<HTMLDivElement>(null);
  // The area with the first problem is opened with the refusal, so its fields are there only now.
  useEffect(() => {
    if (editor.refusals > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [editor.refusals]);
  // Only now, when the guard is gone: it would ask about what has just been saved.
  useEffect(() => {
    if (newId !== null) onOpen(newId);
  }, [newId, onOpen]);
  const area = draft.areas[selectedArea];

  async function save(options: { publish: boolean }): Promise<void> {
    try {
      const saved = await editor.submit(options);
      if (!saved) return;
      toast.success(t('shell.saved'));
      if (saved.id !== menu?.id) setNewId(saved.id);
    } catch (error) {
      toast.error(problemText(tCommon, error));
    }
  }

  return (
    <AdminPage
      title={t(menu ? 'richMenus.editTitle' : 'richMenus.newTitle')}
      back={{ label: t('richMenus.backToList'), onBack: () => onOpen(null) }}
    >
      {editor.isChanged && newId === null && (
        <UnsavedGuard
          wording={{
            question: t('richMenus.discardQuestion'),
            text: t('richMenus.discardText'),
            confirm: t('richMenus.discard'),
          }}
        />
      )}
      <div ref={form} className="flex max-w-2xl flex-col gap-6">
        {menu && (
          <div className="flex flex-col gap-2">
            <RichMenuChips menu={menu} />
            <RichMenuNotice menu={menu} />
          </div>
        )}
        <MenuBasics editor={editor} />
        <TemplatePicker
          value={draft.template}
          onChange={(template) => {
            const { areas } = withTemplate(draft, template);
            editor.change({ template, areas });
            editor.selectArea(0);
          }}
        />
        <section className="flex flex-col gap-2">
          <h3 className="font-medium">{t('richMenus.preview')}</h3>
          <MenuPreview
            draft={draft}
            picture={shown.url}
            ratio={shown.size.width / shown.size.height}
            selectedArea={selectedArea}
            problems={problems}
            onSelect={editor.selectArea}
          />
          <p className={shown.hasFailed ? 'text-[0.8125rem] text-danger' : 'text-[0.8125rem] text-muted'}>
            {t(shown.hasFailed ? 'richMenus.previewError' : 'richMenus.previewHint')}
          </p>
        </section>
        {area && (
          <AreaFields
            key={selectedArea}
            index={selectedArea}
            area={area}
            problems={problems}
            onChange={(part) => editor.changeArea(selectedArea, part)}
          />
        )}
        <PictureFields editor={editor} />
      </div>
      <EditorBar
        isUnsaved={editor.isUnsaved}
        isSaving={editor.isSaving}
        isPublishing={menu?.state === 'publishing'}
        isPublishable={menu !== null && (menu.state !== 'published' || menu.hasUnpublishedChanges)}
        hasProblems={Object.keys(problems).length > 0}
        onSave={(options) => void save(options)}
      />
    </AdminPage>
  );
}
