/** Builds the customer's page and the console into dist/web. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  root: path('.'),
  plugins: [react()],
  // The server puts a fresh one into every answer (`customerPage.ts`).
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: path('../../dist/web'),
    emptyOutDir: true,
    // Nothing as data: addresses, so that pages need no exception for them.
    assetsInlineLimit: 0,
    // Every browser that runs Web Chat preloads modules by itself.
    modulePreload: { polyfill: false },
    rollupOptions: { input: { chat: path('./index.html'), console: path('./console.html'), teams: path('./teams.html') } }
  }
});
