import { useEffect } from 'react';

/**
 * In place of the package `react-style-singleton`, through which dialogs keep the page behind them from scrolling (see
 * `vite.config.ts`): it puts `<style>` elements into the page, which our content security policy forbids. A sheet that
 * is adopted does the same and is no element.
 */
export function styleSingleton() {
  return function AdoptedStyle({ styles }: { styles: string; dynamic?: boolean }) {
    useEffect(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
      document.adoptedStyleSheets.push(sheet);
      return () => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
      };
    }, [styles]);
    return null;
  };
}
