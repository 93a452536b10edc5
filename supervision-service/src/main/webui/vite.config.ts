/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The browsers of police intranets are years behind: Chromium 109 is the oldest that we build for.
export default defineConfig({
  plugins: [react()],
  build: { target: 'chrome109', outDir: 'dist', manifest: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  server: { proxy: { '/api': process.env.SUPERVISION ?? 'http://127.0.0.1:18083' } },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
