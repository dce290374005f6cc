import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/bench/**', 'node_modules/**'],
    environment: 'node',
    globalSetup: ['tests/build-kernels.ts'],
    pool: 'forks',
    // Node reads TypeScript with WebAssembly, in every thread that starts from a source file. V8 13.6 frees the same code
    // twice where several threads make its calls into JavaScript faster at once, and the process dies: so none does.
    // What is built is JavaScript, and its kernels call none. `--wasm-wrapper-tiering-budget=1` shows the fault at once.
    execArgv: ['--wasm-wrapper-tiering-budget=1000000000'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: ['default', './tests/count-reporter.ts'],
  },
})
