import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const simulator = process.env['LINE_SIMULATOR_URL'] ?? 'http://localhost:3300';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../../dist/apps/line-simulator/ui', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
  },
  server: {
    port: 3301,
    proxy: Object.fromEntries(['/_simulator', '/stickers', '/avatars'].map((path) => [path, simulator])),
  },
});
