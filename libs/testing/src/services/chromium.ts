import { spawnSync } from 'node:child_process';
import { findProgram, installPackages } from './system-packages';

const programs = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Finds a Chromium for the browser tests: that of `CHROMIUM_PATH`, one on this machine, else one that is installed
 * now where that is allowed. Also sees to a font with Thai letters.
 * @returns the path of the program.
 * @throws Error with one line that says what to do when none can be had.
 */
export function ensureChromium(log: (line: string) => void = () => undefined): Promise<string> {
  const program = givenChromium() ?? findProgram(programs) ?? installChromium(log);
  if (!hasThaiFont()) {
    const obstacle = installPackages(
      'a font with Thai letters',
      {
        'apt-get': ['fonts-thai-tlwg', 'fontconfig'],
        dnf: ['google-noto-sans-thai-fonts'],
        apk: ['font-noto-thai'],
      },
      log,
    );
    if (obstacle) log(`Thai letters may show as boxes: no font has them (${obstacle}).`);
  }
  return Promise.resolve(program);
}

function givenChromium(): string | null {
  const given = process.env.CHROMIUM_PATH;
  if (!given) return null;
  if (findProgram([given])) return given;
  throw new Error(`CHROMIUM_PATH is set, but ${given} is not a program that can be run.`);
}

function installChromium(log: (line: string) => void): string {
  const obstacle = installPackages(
    'Chromium for the browser tests',
    { 'apt-get': ['chromium'], dnf: ['chromium'], apk: ['chromium'] },
    log,
  );
  const installed = findProgram(programs);
  if (installed) return installed;
  throw new Error(
    `No browser: install chromium, or set CHROMIUM_PATH (${obstacle ?? 'the installed package has no chromium'}).`,
  );
}

function hasThaiFont(): boolean {
  const listed = spawnSync('fc-list', [':lang=th', 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}
