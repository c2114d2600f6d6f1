import { areasOf, type PictureSize } from '@jsk/contracts/rich-menu-templates';
import type { RichMenuFailure, RichMenuInput } from '@jsk/contracts/rich-menus';
import type { CallFailure, Invalid } from '@jsk/line/call-outcome';
import { checkRichMenu, type RichMenu as LineMenu } from '@jsk/line/rich-menu';
import type { FieldError } from '@jsk/platform/errors/app-error';

type MenuContent = Pick<RichMenuInput, 'name' | 'chatBarText' | 'isOpenAtFirst' | 'template' | 'areas'>;

/**
 * The menu as LINE gets it.
 * @param editionId becomes part of the name, which no customer sees: by it an edition is found at LINE whose creation
 * was interrupted before we knew LINE's id of it.
 */
export function lineMenuOf(menu: MenuContent, size: PictureSize, editionId: string): LineMenu {
  const bounds = areasOf(menu.template, size);
  return {
    name: `${menu.name} ${editionId}`,
    chatBarText: menu.chatBarText,
    isOpenAtFirst: menu.isOpenAtFirst,
    size,
    areas: menu.areas.flatMap(({ label, action }, index) => {
      const place = bounds[index];
      return place ? [{ bounds: place, label, action }] : [];
    }),
  };
}

/** Everything for which LINE would refuse the menu, by the fields of our own form: `areas.0.action.uri`. */
export function lineProblemsOf(menu: MenuContent, size: PictureSize): FieldError[] {
  return checkRichMenu(lineMenuOf(menu, size, '')).map(({ path, message }) => ({
    path: path.replace(/\[(\d+)\]/g, '.$1').replace(/\.action\.label$/, '.label'),
    message,
  }));
}

/** Whether the same call may work later: LINE did not answer, was in trouble, or had too many calls. */
export function isTemporary(outcome: CallFailure | Invalid): boolean {
  if (outcome.kind === 'invalid') return false;
  return outcome.status === null || outcome.status >= 500 || outcome.status === 429;
}

/** Why LINE did not do what was asked, for the administrator. */
export function failureOf(outcome: CallFailure | Invalid): RichMenuFailure {
  if (outcome.kind === 'invalid') {
    const details = outcome.details.map(({ property, message }) => `${property}: ${message}`);
    return { code: 'rejected_by_line', message: [outcome.message, ...details].join('; ') };
  }
  if (isTemporary(outcome)) return { code: 'unreachable', message: outcome.message };
  return { code: outcome.status === 401 ? 'unauthorised' : 'rejected_by_line', message: outcome.message };
}
