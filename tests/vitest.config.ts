import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/bench/**', 'node_modules/**'],
    environment: 'node',
    globalSetup: ['tests/build-kernels.ts'],
    pool: 'forks',
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: ['default', './tests/count-reporter.ts'],
  },
})
