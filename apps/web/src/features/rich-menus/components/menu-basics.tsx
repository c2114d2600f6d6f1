import {
  maxRichMenuNameCharacters,
  richMenuLimits,
  type RichMenuUse,
  richMenuUseSchema,
} from '@jsk/contracts/rich-menus';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { Select } from '@/components/ui/select';
import type { RichMenuEditorState } from '../model/use-rich-menu-editor';
import { CountedField } from './counted-field';

/** What the menu is called, who sees it, and the bar that opens it. */
export function MenuBasics({ editor }: { editor: RichMenuEditorState }) {
  const { t } = useTranslation('admin');
  const { draft, problems, change } = editor;
  return (
    <>
      <CountedField
        label={t('richMenus.fields.name')}
        hint={t('richMenus.fields.nameHint')}
        problem={problems['name']}
        value={draft.name}
        maxCharacters={maxRichMenuNameCharacters}
        onChange={(name) => change({ name })}
      />
      <FormField label={t('richMenus.fields.use')} hint={t(`richMenus.fields.useHints.${draft.use}`)}>
        {(field) => (
          <Select
            {...field}
            value={draft.use}
            onChange={(event) => change({ use: event.target.value as RichMenuUse })}
          >
            {richMenuUseSchema.options.map((use) => (
              <option key={use} value={use}>
                {t(`richMenus.uses.${use}`)}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      <CountedField
        label={t('richMenus.fields.chatBarText')}
        hint={t('richMenus.fields.chatBarTextHint')}
        problem={problems['chatBarText']}
        value={draft.chatBarText}
        maxCharacters={richMenuLimits.chatBarCharacters}
        onChange={(chatBarText) => change({ chatBarText })}
      />
      <label className="flex min-h-9 items-center gap-2.5 pointer-coarse:min-h-11">
        <input
          type="checkbox"
          checked={draft.isOpenAtFirst}
          onChange={(event) => change({ isOpenAtFirst: event.target.checked })}
          className="size-4 accent-accent"
        />
        {t('richMenus.fields.isOpenAtFirst')}
      </label>
    </>
  );
}
