const thai = /\p{Script=Thai}/u;

/** Thai is written without spaces, so it matches inside running text; anything else matches whole words only. */
export function matchKindOf(keyword: string): 'inside' | 'words' {
  return thai.test(keyword) ? 'inside' : 'words';
}

/** Whether a keyword has what was searched for, however it is written. */
export function isFoundBy(query: string, keyword: string): boolean {
  return searchable(keyword).includes(searchable(query));
}

function searchable(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
