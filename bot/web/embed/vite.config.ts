/** Builds the shop's one script, dist/web/embed.js: no module, nothing left in the page's global names. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  root: path('.'),
  build: {
    outDir: path('../../../dist/web'),
    // The pages lie there already.
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: path('./embed.ts'), formats: ['iife'], name: 'gwarantEmbed', fileName: () => 'embed.js' }
  }
});
