/** @returns the header for a file of this name, in whatever script it is written (RFC 6266, RFC 8187 section 3.2.1). */
export function contentDisposition(disposition: 'inline' | 'attachment', name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
  return `${disposition}; filename*=UTF-8''${encoded}`;
}
