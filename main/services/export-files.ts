import { AppError } from '../../shared/contract/app-error.ts'
import { assertNever } from '../../shared/contract/assert-never.ts'
import type { ExportFile, ProofCertificate } from '../../shared/contract/exports.ts'
import type { WarehouseProduct } from '../../shared/contract/warehouse.ts'
import type { Spine } from '../../shared/entities/spine.ts'
import type { AssignmentUse } from '../../shared/quality/consent.ts'
import type { JudgedColumn } from '../../shared/quality/judge-columns.ts'
import { columnDictionary } from '../domain/definitions/column-dictionary.ts'
import { definitionSchema } from '../domain/definitions/definition-schema.ts'
import { comment } from '../domain/exports/sql-comment.ts'
import { decidedKeys } from '../domain/recipe/script/look-ups.ts'
import type { ParquetWriter } from '../ports/parquet-writer.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import { type AssignmentInput, assignments, assignmentsCsv, type Consenting, consentStatement } from './assignments.ts'
import type { DigestedDefinition } from './export-definition.ts'
import { loadSqlOf, sqlOf, stemOf } from './export-sql.ts'
import type { ExportedFile, SourceRows } from './export-types.ts'
import type { RecipeMade } from './recipe-made.ts'
import { sharedProof } from './shared-proof.ts'
import { decidedKeysCsv, rowFiles, scriptOf } from './warehouse-script.ts'

/** What every file of an export is called and says. */
export function exportFiles(
  stem: string,
  { made, spine, asksConsent }: Pick<FileInput, 'made' | 'spine' | 'asksConsent'>,
): readonly ExportFile[] {
  const everyRow = asksConsent ? 'every row that consent allows' : 'every row'
  return [
    {
      id: 'definition',
      fileName: `${stem}.definition.json`,
      description: 'Definition with its rules as text and tree, JSON',
    },
    {
      id: 'schema',
      fileName: 'segment-definition-1.0.schema.json',
      description: 'Shape of the definition, JSON Schema 2020-12',
    },
    {
      id: 'dictionary',
      fileName: `${stem}.dictionary.json`,
      description: 'What is known of each column that the rules use, JSON',
    },
    {
      id: 'duckdb-load',
      fileName: `${stem}.load.duckdb.sql`,
      description: 'Makes the table in DuckDB from your file, read as here',
    },
    {
      id: 'sqlite-load',
      fileName: `${stem}.load.sqlite.sql`,
      description: 'Makes the table in SQLite from your file, read as here',
    },
    ...recipeFiles(stem, made, spine),
    { id: 'duckdb-sql', fileName: `${stem}.duckdb.sql`, description: 'SQL for DuckDB' },
    { id: 'sqlite-sql', fileName: `${stem}.sqlite.sql`, description: 'SQL for SQLite' },
    { id: 'postgresql-sql', fileName: `${stem}.postgresql.sql`, description: 'SQL for PostgreSQL' },
    {
      id: 'assignments-csv',
      fileName: `${stem}.assignments.csv`,
      description: `Key and segment of ${everyRow}, for a spreadsheet; a text that it would run begins with an apostrophe`,
    },
    {
      id: 'assignments-parquet',
      fileName: `${stem}.assignments.parquet`,
      description: `Key and segment of ${everyRow}, unchanged`,
    },
    ...(asksConsent
      ? [
          {
            id: 'consent' as const,
            fileName: `${stem}.consent.json`,
            description: 'What the assignments are for, and how many are left out for want of consent, JSON',
          },
        ]
      : []),
    { id: 'proof', fileName: `${stem}.proof.json`, description: 'Same-answer proof: what was run and compared' },
  ]
}

/** The scripts that make the table from a warehouse's own tables. */
function recipeFiles(stem: string, made: RecipeMade | null, spine: Spine): readonly ExportFile[] {
  if (made === null || made.recipe === null) return []
  const description = (product: string): string => `Makes the table in ${product} from your own tables, by the recipe`
  const scripts: ExportFile[] = [
    { id: 'recipe-duckdb', fileName: `${stem}.recipe.duckdb.sql`, description: description('DuckDB') },
    { id: 'recipe-postgresql', fileName: `${stem}.recipe.postgresql.sql`, description: description('PostgreSQL') },
  ]
  const keys = 'Keys that people decided about, which the scripts of the recipe load'
  const hasKeys = decidedKeys(made.recipe).length > 0
  return [
    ...scripts,
    ...(hasKeys ? [{ id: 'recipe-keys' as const, fileName: `${stem}.recipe.keys.csv`, description: keys }] : []),
    ...rowFilesOf(made, spine, stem).map(({ source, fileName }) => ({
      ...{ id: `${ROWS}${source.id}` as const, fileName },
      description: `Rows of “${source.name}”, which no SQL decodes, for the scripts of the recipe`,
    })),
  ]
}

const ROWS = 'recipe-rows:'
type RowsFileId = Extract<ExportFile['id'], `${typeof ROWS}${string}`>

function isRowsFile(fileId: ExportFile['id']): fileId is RowsFileId {
  return fileId.startsWith(ROWS)
}

/**
 * Whether an archive does without a file: it names customers who do not consent to the use, or the files of its source
 * are gone; the scripts then read a table in place of the rows.
 */
export function isLeftOut(fileId: ExportFile['id'], input: Pick<FileInput, 'atHand' | 'mayNameEverybody'>): boolean {
  if (fileId === 'recipe-keys') return !input.mayNameEverybody
  return isRowsFile(fileId) && !input.atHand.has(fileId.slice(ROWS.length))
}

/** Throws AppError 'conflict' where the use needs a consent, which not everybody may have given. */
function requireNamesEverybody(what: string, { mayNameEverybody }: Pick<FileInput, 'mayNameEverybody'>): void {
  if (mayNameEverybody) return
  throw new AppError('conflict', `${what} name everybody, whoever consents to the use.`, {
    remedy: 'They are made for a use that needs no consent.',
  })
}

/** The files with rows beside the scripts, as far as the recipe is the one that made the table. */
export function rowFilesOf(made: RecipeMade | null, { columns }: Spine, stem: string): ReturnType<typeof rowFiles> {
  if (made === null || made.recipe === null) return []
  return rowFiles({ recipe: made.recipe, sources: made.sources, columns }, stem)
}

async function rowsFile(fileId: RowsFileId, input: FileInput): Promise<ExportedFile> {
  const { made, rows, spine, signal } = input
  const files = rowFilesOf(made, spine, stemOf(input.digested))
  const file = files.find(({ source }) => fileId === `${ROWS}${source.id}`)
  if (file === undefined) throw new AppError('not-found', 'The recipe has no such source.')
  requireNamesEverybody(`The rows of “${file.source.name}”`, input)
  return rows.rowsOf(file.source, file.fileName, signal)
}

export interface FileInput {
  readonly digested: DigestedDefinition
  /** Describes `table`. */
  readonly spine: Spine
  readonly table: SpineColumns
  /** What is known of the table's columns. */
  readonly judged: readonly JudgedColumn[]
  readonly made: RecipeMade | null
  readonly rows: SourceRows
  /** Ids of sources that no SQL decodes and whose files are there. */
  readonly atHand: ReadonlySet<string>
  readonly proof: ProofCertificate
  /** Ordinals of the customer table's rows; only asked for by the assignments. */
  readonly ordinals: () => Promise<Uint8Array>
  /** Units that a group must have to be shared; 0 where small groups are not withheld. */
  readonly leastShared: number
  /** Whether customers consent to purposes, so that a use must be said. */
  readonly asksConsent: boolean
  readonly use: AssignmentUse
  /** Whether files may name customers whoever consents: none is asked, or the use needs none. */
  readonly mayNameEverybody: boolean
  /** Who consents to the use; rejects where it was not said, or needs more than is given. */
  readonly consenting: () => Promise<Consenting | null>
  readonly parquet: ParquetWriter
  readonly signal: AbortSignal
}

/** The bytes of one file. */
export async function exportFile(fileId: ExportFile['id'], input: FileInput): Promise<ExportedFile> {
  const stem = stemOf(input.digested)
  const fileName = exportFiles(stem, input).find(({ id }) => id === fileId)?.fileName ?? stem
  const file = (mediaType: string, text: string): ExportedFile => ({
    fileName,
    mediaType,
    bytes: new TextEncoder().encode(text),
  })
  if (isRowsFile(fileId)) return rowsFile(fileId, input)
  switch (fileId) {
    case 'definition':
      return file('application/json', pretty(input.digested.definition))
    case 'schema':
      return file('application/schema+json', pretty(definitionSchema))
    case 'dictionary': {
      const { definition, digest } = input.digested
      return file('application/json', pretty(columnDictionary(definition, digest, input.judged)))
    }
    case 'duckdb-load':
      return file('application/sql', loadSqlOf(input.digested, input.spine, 'duckdb'))
    case 'sqlite-load':
      return file('application/sql', loadSqlOf(input.digested, input.spine, 'sqlite'))
    case 'recipe-duckdb':
      return file('application/sql', recipeSql(input, 'duckdb'))
    case 'recipe-postgresql':
      return file('application/sql', recipeSql(input, 'postgresql'))
    case 'recipe-keys':
      requireNamesEverybody('The keys that people decided about', input)
      return file('text/csv', decidedKeysCsv(input.made?.recipe ? decidedKeys(input.made.recipe) : []))
    case 'duckdb-sql':
      return file('application/sql', sqlOf(input.digested, 'duckdb'))
    case 'sqlite-sql':
      return file('application/sql', sqlOf(input.digested, 'sqlite'))
    case 'postgresql-sql':
      return file('application/sql', sqlOf(input.digested, 'postgresql'))
    case 'assignments-csv':
      return file('text/csv; charset=utf-8', await assignmentsCsv(await assignmentInput(input)))
    case 'consent': {
      const statement = consentStatement(input, await input.consenting())
      return file('application/json', pretty(statement))
    }
    case 'assignments-parquet': {
      const bytes = await input.parquet.write(assignments(await assignmentInput(input)), input.signal)
      return { fileName, mediaType: 'application/vnd.apache.parquet', bytes }
    }
    case 'proof':
      return file('application/json', pretty(sharedProof(input.proof, input.leastShared)))
    default:
      return assertNever(fileId)
  }
}

/** The script of the recipe, or in a comment why there is none for that product. */
function recipeSql({ made, digested, spine, atHand }: FileInput, product: WarehouseProduct): string {
  if (made === null || made.recipe === null) return comment('The recipe was changed since it made this table.')
  const rules = digested.definition.stages?.rules ?? null
  const script = { recipe: made.recipe, sources: made.sources, stages: { ...made.stages, rules } }
  const { text, problems } = scriptOf(
    { ...script, columns: spine.columns, stem: stemOf(digested), hasRows: (sourceId) => atHand.has(sourceId) },
    product,
  )
  return text ?? problems.map(({ message }) => comment(message)).join('\n')
}

/** JSON as people read it. */
export function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

async function assignmentInput(input: FileInput): Promise<AssignmentInput> {
  // First whether they may leave at all.
  const consenting = await input.consenting()
  return { ...input, consenting, ordinals: await input.ordinals() }
}
