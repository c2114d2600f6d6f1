import type { RichMenuIcon } from '@jsk/contracts/rich-menu-icons';
import {
  type RichMenuColors,
  richMenuPalettes,
  type RichMenuTemplateName,
  richMenuTemplates,
} from '@jsk/contracts/rich-menu-templates';
import {
  productPostbacks,
  type RichMenu,
  type RichMenuAction,
  type RichMenuArea,
  type RichMenuInput,
  richMenuInputSchema,
  type RichMenuUse,
} from '@jsk/contracts/rich-menus';

export const actionChoices = ['handoff', 'leaveQueue', 'endChat', 'message', 'uri', 'postback'] as const;
export type ActionChoice = (typeof actionChoices)[number];

/** An area while it is written: what belongs to another action is kept, in case one changes one's mind. */
export interface AreaDraft {
  label: string;
  icon: RichMenuIcon | null;
  choice: ActionChoice;
  text: string;
  uri: string;
  data: string;
  displayText: string;
}

export interface RichMenuDraft {
  name: string;
  chatBarText: string;
  isOpenAtFirst: boolean;
  use: RichMenuUse;
  template: RichMenuTemplateName;
  /** At least as many as the template has; those beyond come back with a larger template. */
  areas: AreaDraft[];
  colors: RichMenuColors;
}

const blankArea: AreaDraft = {
  label: '',
  icon: null,
  choice: 'message',
  text: '',
  uri: '',
  data: '',
  displayText: '',
};

/** A new menu, of which one area asks for a person already. */
export function newDraft(texts: { name: string; chatBarText: string; label: string }): RichMenuDraft {
  const { name, chatBarText, label } = texts;
  const handoff: AreaDraft = { ...blankArea, label, icon: 'headset', choice: 'handoff', displayText: label };
  const draft: RichMenuDraft = {
    name,
    chatBarText,
    isOpenAtFirst: true,
    use: 'default',
    template: '3x1',
    areas: [handoff],
    colors: richMenuPalettes.green,
  };
  return withTemplate(draft, draft.template);
}

export function draftOf(menu: RichMenu): RichMenuDraft {
  const { name, chatBarText, isOpenAtFirst, use, template, colors } = menu;
  return { name, chatBarText, isOpenAtFirst, use, template, colors, areas: menu.areas.map(areaDraftOf) };
}

export function withTemplate(draft: RichMenuDraft, template: RichMenuTemplateName): RichMenuDraft {
  const missing = Math.max(0, richMenuTemplates[template].cells.length - draft.areas.length);
  return { ...draft, template, areas: [...draft.areas, ...Array.from({ length: missing }, () => blankArea)] };
}

/** The areas that the template has. */
export function shownAreas({ template, areas }: RichMenuDraft): AreaDraft[] {
  return areas.slice(0, richMenuTemplates[template].cells.length);
}

export function inputOf(draft: RichMenuDraft): RichMenuInput {
  return {
    ...draft,
    areas: shownAreas(draft).map((area) => ({ label: area.label, icon: area.icon, action: actionOf(area) })),
  };
}

export type FieldProblem = 'required' | 'tooLong' | 'badUri' | 'invalid';
export type FieldProblems = Readonly<Record<string, FieldProblem>>;

/** What is not right yet, by path: `areas.0.action.uri`. */
export function problemsOf(draft: RichMenuDraft): FieldProblems {
  const { error } = richMenuInputSchema.safeParse(inputOf(draft));
  return Object.fromEntries(
    (error?.issues ?? []).map(({ path, code }) => [
      path.join('.'),
      code === 'too_small' ? ('required' as const) : ('tooLong' as const),
    ]),
  );
}

/** What the server found, which knows LINE's rules of addresses. */
export function refusedFields(errors: readonly { path: string }[]): FieldProblems {
  return Object.fromEntries(
    errors.map(({ path }) => [path, path.endsWith('.uri') ? ('badUri' as const) : ('invalid' as const)]),
  );
}

/** The first area with something wrong in it, or null. */
export function firstAreaOf(problems: FieldProblems): number | null {
  const numbers = Object.keys(problems).flatMap((path) => /^areas\.(\d+)\./.exec(path)?.[1] ?? []);
  return numbers.length > 0 ? Math.min(...numbers.map(Number)) : null;
}

function actionOf({ choice, text, uri, data, displayText }: AreaDraft): RichMenuAction {
  if (choice === 'message') return { kind: 'message', text };
  if (choice === 'uri') return { kind: 'uri', uri };
  const said = displayText.trim();
  return {
    kind: 'postback',
    data: choice === 'postback' ? data : productPostbacks[choice],
    ...(said && { displayText: said }),
  };
}

function areaDraftOf({ label, icon, action }: RichMenuArea): AreaDraft {
  const area = { ...blankArea, label, icon };
  switch (action.kind) {
    case 'message':
      return { ...area, choice: 'message', text: action.text };
    case 'uri':
      return { ...area, choice: 'uri', uri: action.uri };
    case 'postback': {
      const { data, displayText = '' } = action;
      const known = (['handoff', 'leaveQueue', 'endChat'] as const).find(
        (choice) => productPostbacks[choice] === data,
      );
      return known
        ? { ...area, choice: known, displayText }
        : { ...area, choice: 'postback', data, displayText };
    }
  }
}
