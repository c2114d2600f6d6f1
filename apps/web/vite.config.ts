import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { compression } from 'vite-plugin-compression2';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const apiOrigin = process.env['API_ORIGIN'] ?? 'http://localhost:3000';

/** Toasts bring their look as a `<style>` element, which our content security policy forbids; we import their file. */
const toastLookAsFile: Plugin = {
  name: 'toast-look-as-file',
  transform(code, id) {
    if (!id.includes('/node_modules/sonner/')) return null;
    return { code: code.replace(/^__insertCSS\(.*\);?$/m, ''), map: null };
  },
};

export default defineConfig({
  root: here('.'),
  // Compressed once here instead of with every answer; the API serves what a browser understands.
  plugins: [react(), tailwindcss(), toastLookAsFile, compression({ algorithms: ['gzip', 'brotliCompress'] })],
  resolve: {
    alias: {
      '@jsk/contracts': here('../../libs/contracts/src'),
      '@': here('./src'),
      'react-style-singleton': here('./src/lib/adopted-styles.ts'),
    },
  },
  server: {
    port: 5173,
    proxy: { '/api': apiOrigin, '/socket.io': { target: apiOrigin, ws: true } },
  },
  build: {
    outDir: here('../../dist/apps/web'),
    emptyOutDir: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What the login page loads is one file: two dozen small ones compress worse, and each is a request.
          groups: [{ name: 'entrance', tags: ['$initial'] }],
        },
      },
    },
  },
});
