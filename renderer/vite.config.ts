import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  base: '/',
  publicDir: false,
  plugins: [react()],
  // The handler replaces the placeholder by a nonce of its own in every answered page.
  html: { cspNonce: '__NONCE__' },
  // Plotly's modules read `global` and ask for two packages under names that npm gives to other things.
  define: { global: 'globalThis' },
  resolve: {
    alias: [
      { find: /^regl$/, replacement: '@plotly/regl' },
      { find: /^buffer\/$/, replacement: 'buffer' },
    ],
  },
  build: {
    outDir: here('../dist/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
    // No data: addresses for scripts and fonts: the content policy allows files of our own only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
  },
})
