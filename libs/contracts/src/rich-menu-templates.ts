/** Where an area lies, in columns and rows of its template. */
interface TemplateCell {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

interface RichMenuTemplate {
  /** Of a picture that we draw, in pixels; the two sizes that LINE's own templates have. */
  readonly size: PictureSize;
  readonly columns: number;
  readonly rows: number;
  readonly cells: readonly TemplateCell[];
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** In whole pixels of the picture, from its upper left corner. */
export interface AreaBounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const low: PictureSize = { width: 2500, height: 843 };
const high: PictureSize = { width: 2500, height: 1686 };

const cell = (column: number, row: number, columns = 1, rows = 1) => ({ column, row, columns, rows });

/** Every cell of a grid, row by row. */
function grid(size: PictureSize, columns: number, rows: number): RichMenuTemplate {
  const cells = Array.from({ length: columns * rows }, (_, index) =>
    cell(index % columns, Math.floor(index / columns)),
  );
  return { size, columns, rows, cells };
}

/** How a menu is divided into areas: columns and rows, or one large area with smaller ones at its side or below. */
export const richMenuTemplates = {
  '1x1': grid(low, 1, 1),
  '2x1': grid(low, 2, 1),
  '3x1': grid(low, 3, 1),
  '2x2': grid(high, 2, 2),
  '3x2': grid(high, 3, 2),
  '1+2': { size: high, columns: 3, rows: 2, cells: [cell(0, 0, 2, 2), cell(2, 0), cell(2, 1)] },
  '1+3': { size: high, columns: 3, rows: 2, cells: [cell(0, 0, 3, 1), cell(0, 1), cell(1, 1), cell(2, 1)] },
} as const satisfies Record<string, RichMenuTemplate>;

export type RichMenuTemplateName = keyof typeof richMenuTemplates;

export const richMenuTemplateNames = Object.keys(richMenuTemplates) as [
  RichMenuTemplateName,
  ...RichMenuTemplateName[],
];

/**
 * The areas of a template on a picture.
 * @param size of the picture, which may be another one than the template's own; the areas fill it without a gap.
 */
export function areasOf(
  template: RichMenuTemplateName,
  size: PictureSize = richMenuTemplates[template].size,
): AreaBounds[] {
  const { columns, rows, cells }: RichMenuTemplate = richMenuTemplates[template];
  const across = (column: number) => Math.round((column * size.width) / columns);
  const down = (row: number) => Math.round((row * size.height) / rows);
  return cells.map(({ column, row, ...span }) => ({
    x: across(column),
    y: down(row),
    width: across(column + span.columns) - across(column),
    height: down(row + span.rows) - down(row),
  }));
}

/** Colours of a picture that we draw, as `#rrggbb`. */
export interface RichMenuColors {
  readonly background: string;
  readonly tile: string;
  readonly text: string;
  /** Behind the pictograms. */
  readonly accent: string;
}

/** Colours that go together, the usual ones first. */
export const richMenuPalettes = {
  green: { background: '#dcebe2', tile: '#ffffff', text: '#17362a', accent: '#1c7c54' },
  blue: { background: '#dbe7f3', tile: '#ffffff', text: '#12304f', accent: '#2468ad' },
  amber: { background: '#f6e6cf', tile: '#fffaf2', text: '#4a2f0a', accent: '#b4690e' },
  rose: { background: '#f5dfe3', tile: '#fffafa', text: '#4f1724', accent: '#b23a56' },
  slate: { background: '#e3e6ea', tile: '#ffffff', text: '#20262e', accent: '#4a5564' },
  night: { background: '#161b22', tile: '#242c37', text: '#f2f5f8', accent: '#5fc48f' },
} as const satisfies Record<string, RichMenuColors>;

export type RichMenuPaletteName = keyof typeof richMenuPalettes;
