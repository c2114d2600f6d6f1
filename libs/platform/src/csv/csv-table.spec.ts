import { csvRows, csvTable } from './csv-table';

async function* pagesOf<Page>(...pages: Page[]): AsyncGenerator<Page> {
  for (const page of pages) yield await Promise.resolve(page);
}

async function textOf(table: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of table) text += part;
  return text;
}

describe('A table for spreadsheets', () => {
  it('begins with a byte order mark and the names of the columns, and has a row per line', async () => {
    const table = csvTable(['Name', 'Count'], pagesOf([['นก', 1]], [], [['ก้อย', null]]));
    expect(await textOf(table)).toBe('\uFEFFName,Count\r\nนก,1\r\nก้อย,\r\n');
  });

  it('quotes what would break it', () => {
    expect(csvRows([['a,b', 'say "hi"', 'one\ntwo', '']])).toBe('"a,b","say ""hi""","one\ntwo",\r\n');
  });

  it.each(['=1+1', '+66', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    'takes the life out of %j',
    (formula) => {
      expect(csvRows([[formula, 1]])).toMatch(/^"?'/);
    },
  );

  it('leaves numbers as they are', () => {
    expect(csvRows([[-5, 0, 1.5]])).toBe('-5,0,1.5\r\n');
  });

  it('asks for the next page only when the one before is taken, and for none after the reader left', async () => {
    const asked: number[] = [];
    async function* pages() {
      for (let page = 1; ; page += 1) {
        asked.push(page);
        yield await Promise.resolve([[page]]);
      }
    }
    const table = csvTable(['Page'], pages());
    await table.next();
    expect(asked).toEqual([]);
    await table.next();
    await table.return(undefined);
    expect(asked).toEqual([1]);
  });
});
