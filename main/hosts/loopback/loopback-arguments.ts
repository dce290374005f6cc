import { parseArgs } from 'node:util'

export const LOOPBACK_USAGE = `Opens the Tessera workbench, offline on this computer.

  npm start -- [--browser | --no-open] [WORKSPACE.tessera]

  --browser   open a browser even where Electron can be had
  --no-open   print the address instead of opening anything
  --help      print this

TESSERA_HOME=FOLDER keeps settings and workspaces in that folder.
`

export interface LoopbackArguments {
  readonly help: boolean
  readonly noOpen: boolean
  /** The workspace file to open, as it was named. */
  readonly document: string | null
}

/** The command was called wrongly: its message is a sentence for the person who did. */
export class LoopbackUsageError extends Error {}

/** Reads the arguments after the program's name. Throws LoopbackUsageError for what it does not know. */
export function readLoopbackArguments(args: readonly string[]): LoopbackArguments {
  const { values, positionals } = parsed(args)
  const [document = null, ...more] = positionals
  if (more[0] !== undefined) throw new LoopbackUsageError(`Only one workspace can be opened, not “${more[0]}” as well.`)
  if (document?.endsWith('.tessera') === false) {
    throw new LoopbackUsageError(`“${document}” is no workspace: its name would end with .tessera.`)
  }
  return { help: values.help ?? false, noOpen: values['no-open'] ?? false, document }
}

function parsed(args: readonly string[]) {
  try {
    const options = {
      help: { type: 'boolean', short: 'h' },
      'no-open': { type: 'boolean' },
      browser: { type: 'boolean' },
    } as const
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    // Node's sentence goes on with advice for programmers.
    const sentence = error instanceof Error ? error.message.split('. ')[0] : String(error)
    throw new LoopbackUsageError(`${sentence}.`)
  }
}
