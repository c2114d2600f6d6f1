import { richMenuIconNames } from '@jsk/contracts/rich-menu-icons';
import {
  areasOf,
  richMenuPalettes,
  richMenuTemplateNames,
  richMenuTemplates,
} from '@jsk/contracts/rich-menu-templates';
import { checkRichMenuImage } from '@jsk/line/rich-menu';
import sharp from 'sharp';
import { RichMenuPictureService } from './rich-menu-picture.service';

const pictures = new RichMenuPictureService();
const colors = { background: '#ffffff', tile: '#ffffff', text: '#000000', accent: '#ffffff' };

/** A menu of one area that has only a label. */
const draw = (label: string, width?: number) =>
  pictures.draw({ template: '1x1', areas: [{ label, icon: null }], colors }, width);

/** Where there is ink, as `sharp` trims it away from the white around. */
async function inkOf(png: Buffer) {
  const { info } = await sharp(png).trim({ threshold: 40 }).toBuffer({ resolveWithObject: true });
  const { width, height, trimOffsetTop = 0 } = info;
  return { width, height, top: -trimOffsetTop };
}

describe('The drawn picture of a rich menu', () => {
  it.each(richMenuTemplateNames)('with template %s is one that LINE takes', async (template) => {
    const { size, cells } = richMenuTemplates[template];
    const areas = cells.map((_, index) => ({
      label: 'น้ำหมึกเจ้าหน้าที่',
      icon: richMenuIconNames[index] ?? null,
    }));
    const png = await pictures.draw({ template, areas, colors: richMenuPalettes.night });
    const { format, width, height } = await sharp(png).metadata();
    const image = {
      contentType: `image/${format}`,
      widthPixels: width,
      heightPixels: height,
      sizeBytes: png.length,
    };
    expect(checkRichMenuImage(image, { size })).toEqual([]);
  });

  it('has tone marks above vowels above consonants, not beside or upon them', async () => {
    const [plain, vowel, tone, sara] = await Promise.all(
      ['ทท', 'ทีท', 'ที่ท', 'น้ำ'].map(async (label) => inkOf(await draw(label))),
    );
    expect(vowel?.top).toBeLessThan(plain?.top ?? 0);
    expect(tone?.top).toBeLessThan(vowel?.top ?? 0);
    expect(tone?.width).toBe(plain?.width);
    expect(sara?.height).toBeGreaterThan(plain?.height ?? 0);
  });

  it('keeps labels on one line whatever marks they have', async () => {
    const bottomOf = async (label: string) => {
      const { top, height } = await inkOf(await draw(label));
      return top + height;
    };
    expect(Math.abs((await bottomOf('ทท')) - (await bottomOf('ที่ท')))).toBeLessThanOrEqual(2);
  });

  it.each([
    '\u0001',
    '\n\n\n',
    '\uffff',
    '\u202e',
    '\u2028',
    '<b>&amp;',
    `ก${'\u0e48'.repeat(150)}`,
    'W'.repeat(150),
    '🙂',
  ])('can be drawn with any label', async (label) => {
    await expect(draw(label, 1000)).resolves.toBeInstanceOf(Buffer);
  });
});

describe('The areas of a template', () => {
  it.each(richMenuTemplateNames)('%s fill the picture without a gap', (template) => {
    for (const size of [richMenuTemplates[template].size, { width: 1001, height: 677 }]) {
      const areas = areasOf(template, size);
      const covered = areas.reduce((sum, { width, height }) => sum + width * height, 0);
      expect(covered).toBe(size.width * size.height);
      for (const { x, y, width, height } of areas) {
        expect(x + width).toBeLessThanOrEqual(size.width);
        expect(y + height).toBeLessThanOrEqual(size.height);
      }
    }
  });
});
