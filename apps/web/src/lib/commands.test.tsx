import { fireEvent, render, screen } from '@testing-library/react';
import { runCommandOf, singleKeysStore, useCommand, useCommands, type Command } from './commands';

const run = jest.fn();

const command = (over: Partial<Command> = {}): Command => ({
  id: 'search',
  group: 'view',
  label: 'ค้นหา',
  run,
  ...over,
});

function Offer({ offered }: { offered: Command | null }) {
  useCommand(offered);
  return null;
}

function Listed() {
  return (
    <ul>
      {useCommands().map(({ id, label }) => (
        <li key={id}>{label}</li>
      ))}
    </ul>
  );
}

beforeEach(() => {
  run.mockReset();
  singleKeysStore.set('on');
  window.addEventListener('keydown', runCommandOf);
});
afterEach(() => window.removeEventListener('keydown', runCommandOf));

test('a shortcut is meant by the place of its key, whatever the layout writes there', () => {
  render(<Offer offered={command({ shortcut: { code: 'KeyJ', alt: true } })} />);
  fireEvent.keyDown(document.body, { key: '่', code: 'KeyJ', altKey: true });
  expect(run).toHaveBeenCalledTimes(1);
  fireEvent.keyDown(document.body, { key: 'j', code: 'KeyJ' });
  fireEvent.keyDown(document.body, { key: 'J', code: 'KeyJ', altKey: true, shiftKey: true });
  expect(run).toHaveBeenCalledTimes(1);
});

test('a character that means a command is one on every layout', () => {
  render(<Offer offered={command({ shortcut: { code: 'Slash', shift: true, character: '?' } })} />);
  fireEvent.keyDown(document.body, { key: '?', code: 'Minus', shiftKey: true });
  fireEvent.keyDown(document.body, { key: 'ฦ', code: 'Slash', shiftKey: true });
  expect(run).toHaveBeenCalledTimes(2);
});

test('while somebody types, a key alone is text and a key with a modifier is a command', () => {
  render(
    <>
      <Offer offered={command({ shortcut: { code: 'Slash', shift: true } })} />
      <Offer offered={command({ id: 'other', shortcut: { code: 'KeyK', mod: true } })} />
      <textarea />
    </>,
  );
  const field = screen.getByRole('textbox');
  fireEvent.keyDown(field, { code: 'Slash', shiftKey: true });
  expect(run).not.toHaveBeenCalled();
  fireEvent.keyDown(field, { code: 'KeyK', ctrlKey: true });
  expect(run).toHaveBeenCalledTimes(1);
  fireEvent.keyDown(document.body, { code: 'Slash', shiftKey: true });
  expect(run).toHaveBeenCalledTimes(2);
});

test.each([
  ['composing', { isComposing: true }],
  ['of an input method in Safari', { keyCode: 229 }],
  ['held down', { repeat: true }],
  ['with AltGr, which writes a character', { modifierAltGraph: true }],
])('a key that is %s is no command', (_, key) => {
  render(<Offer offered={command({ shortcut: { code: 'KeyE', mod: true, alt: true } })} />);
  fireEvent.keyDown(document.body, { code: 'KeyE', ctrlKey: true, altKey: true, ...key });
  expect(run).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { code: 'KeyE', ctrlKey: true, altKey: true });
  expect(run).toHaveBeenCalledTimes(1);
});

test('dialogs and menus keep their keys', () => {
  render(
    <>
      <Offer offered={command({ shortcut: { code: 'KeyJ', alt: true } })} />
      <div role="dialog">
        <button>ตกลง</button>
      </div>
    </>,
  );
  fireEvent.keyDown(screen.getByRole('button'), { code: 'KeyJ', altKey: true });
  expect(run).not.toHaveBeenCalled();
});

test('single keys can be switched off; those with a modifier stay', () => {
  singleKeysStore.set('off');
  render(
    <>
      <Offer offered={command({ shortcut: { code: 'Slash', shift: true } })} />
      <Offer offered={command({ id: 'other', shortcut: { code: 'KeyJ', alt: true } })} />
    </>,
  );
  fireEvent.keyDown(document.body, { code: 'Slash', shiftKey: true });
  expect(run).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { code: 'KeyJ', altKey: true });
  expect(run).toHaveBeenCalledTimes(1);
});

test('a command is there as long as its part of the page, and does what it does by then', () => {
  const before = jest.fn();
  const shortcut = { code: 'KeyJ', alt: true };
  const page = (offered: Command | null) => (
    <>
      <Offer offered={offered} />
      <Listed />
    </>
  );
  const { rerender } = render(page(command({ shortcut, run: before })));
  expect(screen.getByText('ค้นหา')).toBeInTheDocument();
  rerender(page(command({ shortcut })));
  fireEvent.keyDown(document.body, { code: 'KeyJ', altKey: true });
  expect(before).not.toHaveBeenCalled();
  expect(run).toHaveBeenCalledTimes(1);
  rerender(page(null));
  expect(screen.queryByText('ค้นหา')).not.toBeInTheDocument();
  fireEvent.keyDown(document.body, { code: 'KeyJ', altKey: true });
  expect(run).toHaveBeenCalledTimes(1);
});
