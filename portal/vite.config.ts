import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { ProxyOptions } from 'vite';
import { defineConfig } from 'vitest/config';

const api = process.env.FORMWORK_API ?? 'http://127.0.0.1:8080';

// The API refuses what pages of other origins send; under development the portal is such a page.
const toApi: ProxyOptions = {
  target: api,
  changeOrigin: true,
  configure: (proxy) => proxy.on('proxyReq', (request) => request.hasHeader('origin') && request.setHeader('origin', api)),
};

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: {
      '@rjsf/validator-ajv8': fileURLToPath(new URL('./src/lib/noValidator.ts', import.meta.url)),
      '@': fileURLToPath(new URL('./src', import.meta.url)),
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': toApi, '/git': toApi },
  },
  build: {
    outDir: 'target/classes/META-INF/resources',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  test: {
    environment: 'jsdom',
    // One browser-like environment for all files: making one takes longer than all tests together.
    isolate: false,
    maxWorkers: 1,
    server: { deps: { inline: [/@rjsf/] } },
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/fixtures/setup.ts'],
    reporters: ['default', ['junit', { outputFile: 'target/surefire-reports/TEST-portal.xml', classnameTemplate: ({ filename }) => `portal.${basename(filename).replace(/\.test\.tsx?$/, '')}` }]],
  },
});
