import type { Reporter, TestModule } from 'vitest/node'

/** The file whose process was ended by a signal, as vitest says it. */
const CRASH = /Worker exited unexpectedly with signal \w+ .* test file (\S+)/

/**
 * Prints "N passed, N failed, N skipped" alone on the last line: the line that CI counts. Before it stands "CRASHED file"
 * for each file whose process died, which counts as one failure in place of its tests.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly { message: string; cause?: unknown }[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0, pending: 0 }
    const crashed = errors.flatMap((error) => CRASH.exec(`${error.message} ${messageOf(error.cause)}`)?.[1] ?? [])
    for (const module of modules) {
      if (crashed.includes(module.moduleId)) continue
      for (const test of module.children.allTests()) count[test.result().state]++
      if (module.state() === 'failed' && module.errors().length > 0) count.failed++
    }
    process.on('exit', () => {
      for (const file of crashed) console.log(`CRASHED ${file}`)
      console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
    })
  }
}

function messageOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : ''
}
