/** Marks that Thai writes above, below and behind a consonant, in the order in which they are compared. */
const thaiMark = String.raw`[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]`;
const thaiTone = String.raw`[\u0e48-\u0e4b]`;
const nikhahit = '\u0e4d';

const markRun = new RegExp(`${thaiMark}{2,}`, 'gu');
const toneAfterVowel = new RegExp(`([\u0e30\u0e32]+)(${thaiTone}+)`, 'gu');
const takenApartSaraAm = new RegExp(`${nikhahit}([\u0e48-\u0e4c]*)\u0e32`, 'gu');

/**
 * How texts of customers are compared with keywords: Unicode compatibility form, lower case, without what cannot be seen
 * (Thai keyboards insert zero-width spaces between words), white space folded, and one form for each Thai syllable that
 * looks the same.
 */
export function comparableText(text: string): string {
  const compatible = text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC');
  return comparableThai(compatible).replace(/\s+/gu, ' ').trim();
}

/**
 * One form for each Thai syllable that looks the same: Unicode keeps most of its marks in the order in which they were
 * typed, and phones show several orders alike. Everything else stays as it is.
 */
export function comparableThai(text: string): string {
  // What one step puts side by side is sometimes for another to join; every step makes the text shorter or more ordered.
  for (let before = text; ;) {
    const after = stepTowardsComparableThai(before);
    if (after === before) return after;
    before = after;
  }
}

/** Two of one vowel typed for another, the long vowel sign for the short one, SARA AM in two, and marks out of order. */
function stepTowardsComparableThai(text: string): string {
  return text
    .replaceAll('\u0e40\u0e40', '\u0e41')
    .replaceAll('\u0e45', '\u0e32')
    .replaceAll('\u0e33', `${nikhahit}\u0e32`)
    .replace(toneAfterVowel, '$2$1')
    .replace(markRun, inOrder)
    .replace(takenApartSaraAm, '$1\u0e33');
}

/** Vowels, then tones, then the silencer; a mark that was typed twice is shown once. */
function inOrder(marks: string): string {
  return [...new Set(marks)].sort((a, b) => placeOf(a) - placeOf(b)).join('');
}

function placeOf(mark: string): number {
  const code = mark.charCodeAt(0);
  if (code >= 0x0e48 && code <= 0x0e4c) return code + 0x100;
  return mark === nikhahit ? 0x0eff : code;
}
