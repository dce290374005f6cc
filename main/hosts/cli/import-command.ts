import { resolve } from 'node:path'
import { z } from 'zod'
import type { ImportCheck, ReadOptionsInput } from '../../../shared/contract/imports.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { type RoleBinding, type RoleId, roleId } from '../../../shared/economics/role.ts'
import { columnType } from '../../../shared/entities/column.ts'
import { csvDialect } from '../../../shared/entities/spine.ts'
import type { CommandContext } from './command-context.ts'
import { type CliOptions, pairOf, UsageError } from './options.ts'
import { readingWords } from './reading-words.ts'

function roleOf(name: string): RoleId {
  const parsed = roleId.safeParse(name)
  if (!parsed.success) throw new UsageError(`“${name}” is no column meaning; there are: ${roleId.options.join(', ')}.`)
  return parsed.data
}

/** "churned=Churn:Yes,True" binds Churn, where Yes and True mean yes. */
function bindingsOf(options: CliOptions): readonly (readonly [RoleId, RoleBinding])[] {
  const zero = options.many('zero').map(roleOf)
  return options.many('role').map((text) => {
    const [name, target] = pairOf(text, 'role')
    const role = roleOf(name)
    const [column = '', yes] = target.split(/:(?=[^:]*$)/)
    const trueValues = yes ? yes.split(',') : []
    return [role, { column, trueValues, blankMeans: zero.includes(role) ? 'zero' : 'missing', confirmed: true }]
  })
}

const typeChoice = z.object({ column: z.string(), type: columnType })

function readOptionsOf(options: CliOptions): ReadOptionsInput {
  const delimiter = options.one('delimiter')
  const encoding = options.one('encoding')
  const dialect = csvDialect.partial().safeParse({
    ...(delimiter === undefined ? {} : { delimiter: delimiter === '\\t' ? '\t' : delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
  })
  if (!dialect.success)
    throw new UsageError('--delimiter takes one character; --encoding utf-8, utf-16le, utf-16be or windows-1252.')
  const types = options.many('type').map((text) => {
    const [column, type] = pairOf(text, 'type')
    const parsed = typeChoice.safeParse({ column, type })
    if (!parsed.success) throw new UsageError(`“${type}” is no type; there are: ${columnType.options.join(', ')}.`)
    return [parsed.data.column, parsed.data.type] as const
  })
  const { sheet, skipLines } = sheetOf(options)
  const consent = options.one('precise-locations')
  const read = {
    dialect: { ...dialect.data, ...skipLines },
    types: Object.fromEntries(types),
    ...decimalOf(options),
    ...(consent === undefined ? {} : { preciseLocations: { consent } }),
  }
  return sheet === undefined ? read : { ...read, sheet }
}

/** Which sheet of a workbook; rows, or lines of a text, to pass over before the table. */
function sheetOf(
  options: CliOptions,
): Pick<ReadOptionsInput, 'sheet'> & { readonly skipLines?: { skipLines: number } } {
  const name = options.one('sheet')
  const skip = options.one('skip')
  if (skip !== undefined && !/^\d{1,7}$/.test(skip))
    throw new UsageError(`--skip takes a number of rows, not “${skip}”.`)
  const rows = skip === undefined ? {} : { skipRows: Number(skip) }
  const sheet = { ...(name === undefined ? {} : { name }), ...rows }
  return skip === undefined ? { sheet } : { sheet, skipLines: { skipLines: Number(skip) } }
}

function decimalOf(options: CliOptions): Pick<ReadOptionsInput, 'decimalSign'> {
  const decimal = options.one('decimal')
  if (decimal === undefined) return {}
  if (decimal !== '.' && decimal !== ',') throw new UsageError(`--decimal takes . or , and not “${decimal}”.`)
  return { decimalSign: decimal }
}

function frameChanges(options: CliOptions) {
  const noun = options.one('noun')
  const [plural, singular] = noun?.split('/') ?? []
  const currency = options.one('currency')
  const asOf = options.one('as-of')
  const periodStart = options.one('period-start')
  return {
    ...(asOf === undefined ? {} : { asOf }),
    ...(periodStart === undefined ? {} : { periodStart }),
    ...(currency === undefined ? {} : { currency }),
    ...(plural ? { unitNoun: { plural, singular: singular ?? plural } } : {}),
  }
}

async function bindAll({ client }: CommandContext, bindings: ReturnType<typeof bindingsOf>): Promise<void> {
  for (const [role, binding] of bindings) await client.call('mapping.bind', { role, binding })
}

/** What was read, and what it means. */
export interface ImportReport {
  readonly file: string
  readonly rowsInFile: number
  readonly loaded: number
  readonly setAside: number
  /** Lines before the table, that are neither loaded nor set aside. */
  readonly linesBefore: number
  readonly misfits: number
  /** How the file was read, sentences. */
  readonly reading: readonly string[]
  /** What the whole file holds besides values. */
  readonly notices: readonly string[]
  readonly doubtfulColumns: readonly string[]
  readonly columns: readonly {
    readonly name: string
    readonly type: string
    readonly missing: number
    readonly misfits: number
  }[]
  readonly meanings: readonly { readonly role: string; readonly column: string; readonly confirmed: boolean }[]
}

/** `tessera import FILE`: read, check, load, map. */
export async function importCommand(context: CommandContext): Promise<ImportReport> {
  const { options, client, workbench, progress } = context
  const [file] = options.operands
  if (!file) throw new UsageError('import takes a file.')
  const bindings = bindingsOf(options)
  const readOptions = readOptionsOf(options)
  await context.openWorkspace('create')
  const changes = frameChanges(options)
  if (Object.keys(changes).length > 0) await client.call('frame.update', { changes })
  const { jobId } = await client.call('imports.check', {
    grant: workbench.grantPath(resolve(file)),
    options: readOptions,
  })
  const { importId } = z.object({ importId: z.string() }).parse(await client.finish(jobId, progress))
  const check = await client.call('imports.checked', { importId })
  const keyColumn = options.one('unit') ?? null
  const load = await client.call('imports.load', { importId, keyColumn })
  await client.finish(load.jobId, progress)
  await bindAll(context, bindings)
  const view = await client.call('workspaces.current', {})
  return importReport(check, view)
}

function importReport(check: ImportCheck, view: WorkspaceView | null): ImportReport {
  const { source, rowCount, misfitCount, doubtfulColumns, columns } = check
  return {
    file: source.fileName,
    rowsInFile: source.rowsInFile,
    loaded: rowCount,
    setAside: source.rowsSetAside,
    linesBefore: source.dialect?.skipLines ?? source.sheet?.skipRows ?? 0,
    misfits: misfitCount,
    reading: readingWords(source, columns),
    notices: check.notices,
    doubtfulColumns,
    columns: columns.map(({ name, type, missing, misfits }) => ({ name, type, missing, misfits })),
    meanings: Object.entries(view?.mapping.roles ?? {}).map(([role, { column, confirmed }]) => ({
      role,
      column,
      confirmed,
    })),
  }
}
