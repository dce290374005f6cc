import { defineConfig } from 'vite'

/** A sandboxed preload script is one CommonJS file that may only require electron. */
export default defineConfig({
  root: new URL('../../..', import.meta.url).pathname,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    outDir: 'dist/preload',
    emptyOutDir: true,
    target: 'chrome140',
    minify: false,
    rolldownOptions: {
      input: { preload: 'main/hosts/electron/preload.ts' },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
})
