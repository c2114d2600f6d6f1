import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const apiOrigin = process.env['API_ORIGIN'] ?? 'http://localhost:3000';

export default defineConfig({
  root: here('.'),
  // Compressed once here instead of with every answer; the API serves what a browser understands.
  plugins: [react(), tailwindcss(), compression({ algorithms: ['gzip', 'brotliCompress'] })],
  resolve: { alias: { '@jsk/contracts': here('../../libs/contracts/src'), '@': here('./src') } },
  server: {
    port: 5173,
    proxy: { '/api': apiOrigin, '/socket.io': { target: apiOrigin, ws: true } },
  },
  build: { outDir: here('../../dist/apps/web'), emptyOutDir: true },
});
