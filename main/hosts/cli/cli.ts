import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { AppError } from '../../../shared/contract/app-error.ts'
import type { JobView } from '../../../shared/contract/jobs.ts'
import { nodeRefusal } from '../needed-node.mjs'
import { rendererFolder } from '../renderer-folder.ts'
import { workerUrls } from '../worker-urls.ts'
import { buildCommand } from './build-command.ts'
import { columnsCommand, columnsText } from './columns-command.ts'
import type { CommandContext } from './command-context.ts'
import { compareCommand } from './compare-command.ts'
import { duplicatesCommand, duplicatesText } from './duplicates-command.ts'
import { exportCommand } from './export-command.ts'
import { importCommand } from './import-command.ts'
import { type CliOptions, readOptions, requiredOption, UsageError } from './options.ts'
import { buildText } from './print-build.ts'
import { comparisonText, exportText, importText, structuresText } from './print-report.ts'
import { servingText } from './print-serving.ts'
import { recipeCommand, recipeJson, recipeText } from './recipe-command.ts'
import { structuresCommand } from './structures-command.ts'
import { USAGE } from './usage.ts'
import { createWorkbenchClient } from './workbench-client.ts'

const EXIT = { done: 0, fault: 1, usage: 2, refused: 3, differs: 4 } as const

type Command = (context: CommandContext) => Promise<{ readonly json: unknown; readonly text: string }>

const COMMANDS: Readonly<Record<string, Command>> = {
  import: async (context) => {
    const json = await importCommand(context)
    return { json, text: importText(json) }
  },
  build: async (context) => {
    const json = await buildCommand(context)
    return { json, text: buildText(json) }
  },
  recipe: async (context) => {
    const answer = await recipeCommand(context)
    return { json: recipeJson(answer), text: recipeText(answer) }
  },
  duplicates: async (context) => {
    const json = await duplicatesCommand(context)
    return { json, text: duplicatesText(json) }
  },
  columns: async (context) => {
    const json = await columnsCommand(context)
    return { json, text: columnsText(json) }
  },
  structures: async (context) => {
    const json = await structuresCommand(context)
    return { json, text: structuresText(json) }
  },
  compare: async (context) => {
    const compared = await compareCommand(context)
    const { comparison, serving } = compared
    const text = [comparisonText(compared), servingText(serving)].filter((part) => part !== '').join('\n\n')
    return { json: { ...comparison, serving }, text }
  },
  export: async (context) => {
    const json = await exportCommand(context)
    return { json, text: exportText(json) }
  },
}

const EXTENSION = '.tessera'

/** The workspace's path; the extension may be left out. */
function workspacePath(options: CliOptions): string {
  const path = resolve(requiredOption(options, 'workspace'))
  return path.endsWith(EXTENSION) ? path : `${path}${EXTENSION}`
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/** One line per phase, and every tenth of it. */
function progressTeller(): (job: JobView) => void {
  let told = ''
  return ({ progress }) => {
    const { phase, done, total } = progress
    const tenth = total ? ` ${Math.floor((10 * done) / total) * 10}%` : ''
    const line = `${phase}${tenth}`
    if (line === told) return
    told = line
    process.stderr.write(`${line}\n`)
  }
}

async function run(options: CliOptions, command: Command): Promise<number> {
  const path = workspacePath(options)
  // Loaded only now: --help and wrong use answer at once.
  const { composeWorkbench } = await import('../../composition.ts')
  // Preferences and the recent list of the desktop stay out of a pipeline's way.
  const dataFolder = await mkdtemp(join(tmpdir(), 'tessera-cli-'))
  const workbench = await composeWorkbench({
    host: 'cli',
    dataFolder,
    workspacesFolder: dirname(path),
    assetsFolder: rendererFolder(),
    workers: workerUrls(),
  })
  const client = createWorkbenchClient(workbench.handle)
  const cancel = (): void => void client.cancelAll()
  process.once('SIGINT', cancel)
  let unfinished: string | null = null
  try {
    const openWorkspace: CommandContext['openWorkspace'] = async (missing) => {
      if (missing === 'refuse' || (await exists(path)))
        return client.call('workspaces.open', { grant: workbench.grantPath(path) })
      const view = await client.call('workspaces.create', { title: basename(path, EXTENSION) })
      unfinished = join(dirname(path), view.fileName)
      return view
    }
    const { json, text } = await command({ options, client, workbench, openWorkspace, progress: progressTeller() })
    unfinished = null
    process.stdout.write(options.json ? `${JSON.stringify(json, null, 2)}\n` : `${text}\n`)
    return EXIT.done
  } finally {
    process.off('SIGINT', cancel)
    await workbench.close()
    await rm(dataFolder, { recursive: true, force: true })
    // What a refused command began is not left behind as an empty workspace.
    if (unfinished !== null) await rm(unfinished, { force: true })
  }
}

function failed(error: unknown, json: boolean): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message} See --help.\n`)
    return EXIT.usage
  }
  if (!(error instanceof AppError) || error.code === 'internal') {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return EXIT.fault
  }
  const { code, message, remedy, place } = error
  process.stderr.write(
    json
      ? `${JSON.stringify({ error: { code, message, remedy, place } })}\n`
      : `${[message, remedy].filter(Boolean).join(' ')}\n`,
  )
  return code === 'proof-failed' ? EXIT.differs : EXIT.refused
}

async function main(args: readonly string[]): Promise<number> {
  const refusal = nodeRefusal(process.version)
  if (refusal !== null) {
    process.stderr.write(`${refusal}\n`)
    return EXIT.fault
  }
  let json = false
  try {
    const options = readOptions(args)
    json = options.json
    const command = COMMANDS[options.command]
    if (options.help || (!command && options.command === '')) {
      process.stdout.write(USAGE)
      return options.help ? EXIT.done : EXIT.usage
    }
    if (!command) throw new UsageError(`There is no command “${options.command}”.`)
    return await run(options, command)
  } catch (error) {
    return failed(error, json)
  }
}

process.exitCode = await main(process.argv.slice(2))
