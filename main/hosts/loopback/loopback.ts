import { nodeRefusal } from '../needed-node.mjs'
import { LOOPBACK_USAGE, LoopbackUsageError, readLoopbackArguments } from './loopback-arguments.ts'

/* Looks at Node and at the arguments first: the host and its native modules are loaded only where they can run. */

const EXIT = { done: 0, fault: 1, usage: 2 } as const

async function main(args: readonly string[]): Promise<void> {
  const refusal = nodeRefusal(process.version)
  if (refusal !== null) {
    process.stderr.write(`${refusal}\n`)
    process.exitCode = EXIT.fault
    return
  }
  try {
    const read = readLoopbackArguments(args)
    if (read.help) process.stdout.write(LOOPBACK_USAGE)
    else await (await import('./run-loopback.ts')).runLoopback(read)
  } catch (error) {
    if (!(error instanceof LoopbackUsageError)) throw error
    process.stderr.write(`${error.message} See --help.\n`)
    process.exitCode = EXIT.usage
  }
}

await main(process.argv.slice(2))
