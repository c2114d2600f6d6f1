import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

interface LoadedModule {
  /** Below `src`. */
  path: string;
  code: string;
}

const source = join(__dirname, '..');

/**
 * The modules of the console that a browser loads together with one of them: what is imported, but neither as a type
 * nor by `import()`. The dictionaries are left out.
 * @param start path below `src`
 */
export function modulesLoadedWith(start: string): LoadedModule[] {
  const found = new Map<string, string>();
  const waiting = [join(source, start)];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (found.has(file)) continue;
    const code = readFileSync(file, 'utf8');
    found.set(file, code);
    const imports = code.matchAll(/^(?:import|export) (?!type )(?:[^;']*? from )?'([^']+)';$/gm);
    for (const [, name = ''] of imports) {
      const imported = fileOf(name, file);
      if (imported) waiting.push(imported);
    }
  }
  return [...found]
    .map(([file, code]) => ({ path: relative(source, file), code }))
    .filter(({ path }) => !path.startsWith(join('lib', 'i18n')))
    .sort((a, b) => a.path.localeCompare(b.path));
}

/** @returns nothing for what is not a module of the console */
function fileOf(name: string, importer: string): string | undefined {
  const path = name.startsWith('@/') ? join(source, name.slice(2)) : join(dirname(importer), name);
  if (!name.startsWith('@/') && !name.startsWith('.')) return undefined;
  return [`${path}.ts`, `${path}.tsx`].find((file) => existsSync(file));
}
