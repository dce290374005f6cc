import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { blocksOf } from './guide-markdown.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** A Markdown file as a module that exports its blocks. */
const markdown: Plugin = {
  name: 'tessera-markdown',
  transform: (text, id) =>
    id.endsWith('.md') ? `export const blocks = ${JSON.stringify(blocksOf(text, id))}` : undefined,
}

export default defineConfig({
  root: here('.'),
  base: '/',
  publicDir: false,
  plugins: [react(), markdown],
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
