/** What signed in, as far as its user agent tells. */
export interface Device {
  /** A name by which people know it; null for what is no browser. */
  browser: string | null;
  system: string | null;
  kind: 'phone' | 'computer' | 'program';
}

// In this order: each also claims to be what comes after it.
const browsers = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|OPiOS|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bYaBrowser\//, 'Yandex'],
  [/\bLine\//, 'LINE'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const;

const systems = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
] as const;

/** @param userAgent as the browser called itself; null when it did not */
export function deviceOf(userAgent: string | null): Device {
  const find = (known: readonly (readonly [RegExp, string])[]) =>
    known.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1] ?? null;
  const browser = find(browsers);
  const isPhone = /\b(?:iPhone|iPad|Android)\b/.test(userAgent ?? '');
  return { browser, system: find(systems), kind: isPhone ? 'phone' : browser ? 'computer' : 'program' };
}
