const labelWidth = 12;

/** One finished step of the start. */
export function sayDone(label: string, text: string): void {
  console.log(`  ✓ ${label.padEnd(labelWidth)}${text}`);
}

/** Something beside the steps that is worth knowing. */
export function sayNote(text: string): void {
  console.log(`    ${text}`);
}

/** Lines in aligned columns, with an empty line before. */
export function sayTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  console.log('');
  for (const row of rows) {
    console.log(
      `  ${row
        .map((cell, column) => cell.padEnd((widths[column] ?? 0) + 3))
        .join('')
        .trimEnd()}`,
    );
  }
}

/** Why it does not go on. */
export function sayFailure(text: string): void {
  console.error(`\n  ✗ ${text}`);
}
