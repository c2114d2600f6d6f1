import { useEffect, useLayoutEffect, useRef } from 'react';
import { createPreference } from './preferences';
import { createStore, useStore, type Store } from './store';

/** In the order in which the sheet of shortcuts and the palette show them. */
export const commandGroups = ['navigation', 'conversation', 'composer', 'view'] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** Keys by their place on the keyboard (`event.code`), so that they are the same on the Thai layout. */
export interface Shortcut {
  code: string;
  alt?: boolean;
  /** Command on Apple's keyboards, Ctrl on all others. */
  mod?: boolean;
  shift?: boolean;
  /** A character that means the same, wherever a layout has it. */
  character?: string;
}

/** Something an operator can do without the mouse, and what it is called in their language. */
export interface Command {
  id: string;
  group: CommandGroup;
  label: string;
  shortcut?: Shortcut;
  /** Other words under which the palette finds it. */
  keywords?: readonly string[];
  run: () => void;
}

/** Whoever is on the screen adds what it can do. Of two with one id the later is in force: it is the one whose part was opened last. */
const registered: Store<readonly Command[]> = createStore<readonly Command[]>([]);

/** Whether keys without Alt, Ctrl or Command do anything: not everybody wants a letter to be a command. */
export const singleKeysStore = createPreference('jsk.singleKeys', ['on', 'off'], 'on');

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** @returns a function that takes it out again. */
function registerCommand(command: Command): () => void {
  registered.set((commands) => [...commands, command]);
  return () => registered.set((commands) => commands.filter((one) => one !== command));
}

/** Can be done while this is on the screen; null while it cannot be done. */
export function useCommand(command: Command | null): void {
  useCommandList(command ? [command] : []);
}

/** The same for several, whose number may change. */
export function useCommandList(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useLayoutEffect(() => {
    latest.current = commands;
  });
  // Whatever `run` closes over changes at every rendering; the registry only has to know of what is shown.
  const shown = JSON.stringify(commands);
  useEffect(() => {
    const stops = (JSON.parse(shown) as Omit<Command, 'run'>[]).map((described) =>
      registerCommand({
        ...described,
        run: () => latest.current.find(({ id }) => id === described.id)?.run(),
      }),
    );
    return () => stops.forEach((stop) => stop());
  }, [shown]);
}

/** Every command that can be done now. */
export function useCommands(): readonly Command[] {
  return currentOf(useStore(registered));
}

function currentOf(commands: readonly Command[]): readonly Command[] {
  return [...new Map(commands.map((command) => [command.id, command])).values()];
}

/** Does what a command does, from wherever it is offered besides its keys. */
export function runCommand(id: string): void {
  currentOf(registered.get())
    .find((command) => command.id === id)
    ?.run();
}

/**
 * Runs the command whose keys were pressed. Not while text is being composed, not inside dialogs and menus, which have
 * keys of their own, and in a field only with a modifier, because anything else is text.
 */
export function runCommandOf(event: KeyboardEvent): void {
  // Key code 229 is a key that goes to an input method; Safari reports it after `isComposing` is over.
  if (event.defaultPrevented || event.repeat || event.isComposing || event.keyCode === 229) return;
  // AltGr is Ctrl and Alt to Windows, and writes characters.
  if (event.getModifierState('AltGraph')) return;
  const command = currentOf(registered.get()).find(
    ({ shortcut }) => shortcut && matches(shortcut, event) && mayRun(shortcut, event),
  );
  if (!command) return;
  event.preventDefault();
  command.run();
}

function matches(shortcut: Shortcut, event: KeyboardEvent): boolean {
  const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey;
  if (isPlain && event.key === shortcut.character) return true;
  const [mod, otherMod] = isApple ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  return (
    event.code === shortcut.code &&
    event.altKey === (shortcut.alt ?? false) &&
    event.shiftKey === (shortcut.shift ?? false) &&
    mod === (shortcut.mod ?? false) &&
    !otherMod
  );
}

const fields = 'input, textarea, select, [contenteditable]:not([contenteditable=false])';

function mayRun({ alt, mod }: Shortcut, { target }: KeyboardEvent): boolean {
  const place = target instanceof Element ? target : null;
  if (place?.closest('[role=dialog], [role=alertdialog], [role=menu], [role=option]')) return false;
  if (alt || mod) return true;
  return singleKeysStore.get() === 'on' && !place?.closest(fields);
}

const keyNames: Record<string, string> = {
  Slash: '/',
  Comma: ',',
  Period: '.',
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** What is printed on the keys, in the order in which they are pressed. */
export function keyCaps({ code, alt, mod, shift }: Shortcut): string[] {
  const isQuestionMark = code === 'Slash' && shift;
  return [
    ...(mod ? [isApple ? '⌘' : 'Ctrl'] : []),
    ...(alt ? [isApple ? '⌥' : 'Alt'] : []),
    ...(shift && !isQuestionMark ? [isApple ? '⇧' : 'Shift'] : []),
    isQuestionMark ? '?' : (keyNames[code] ?? code.replace(/^(Key|Digit)/, '')),
  ];
}
