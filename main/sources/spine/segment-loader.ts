import { DOUBLE, type DuckDBConnection, DuckDBDataChunk, type DuckDBType, INTEGER, UINTEGER } from '@duckdb/node-api'
import type { ColumnBuilder, StagedValues } from '../column-builder.ts'
import { quotedName } from '../duckdb-session.ts'
import { MISSING_STAGED } from '../staging.ts'
import type { TextCodes } from '../text-codes.ts'
import { appendTexts, appendTo, createTexts, itemsOf, VECTOR_ROWS } from './fill-vectors.ts'
import type { DatabaseObject } from './spine-database.ts'

/** Rows that are gathered before they go into the database. */
const SEGMENT_ROWS = 2 ** 18
/** A dictionary larger than this is begun anew with the next segment. */
const MOST_TEXTS = 2 ** 18
const MOST_TEXT_BYTES = 2 ** 24

/** A text column's dictionary as it goes into the database. */
interface Texts {
  readonly table: string
  readonly codes: TextCodes
  /** How many of its texts the database has; -1 where it has no table for them. */
  stored: number
  /** Whether all texts of the column so far are in it. */
  isWhole: boolean
}

/**
 * Moves columns into a table of DuckDB while their file is read, a segment of rows after the other, so that no more than
 * one segment is held. Types: DOUBLE for numbers and whole numbers, VARCHAR, DATE, BOOLEAN; names are the columns'.
 *
 * Rows go in as they were gathered, missing values as the number that stands for them; texts as codes that are joined
 * with their dictionary, segment by segment. Without texts the rows stay as they are, under a view.
 */
export class SegmentLoader {
  readonly #connection: DuckDBConnection
  readonly #part: string
  readonly #raw: string
  readonly #check: () => void
  #builders: readonly ColumnBuilder[] = []
  #texts: readonly (Texts | null)[] = []
  #begun = false

  constructor(connection: DuckDBConnection, part: string, check: () => void) {
    this.#connection = connection
    this.#part = part
    this.#raw = `raw ${part}`
    this.#check = check
  }

  /** Takes what was gathered where it is enough for a segment. */
  async settle(builders: readonly ColumnBuilder[]): Promise<void> {
    if ((builders[0]?.gathered.values.rowCount ?? 0) >= SEGMENT_ROWS) await this.#load(builders)
  }

  /** Takes the rest, and answers with what there is now: first what reads from the other. */
  async finish(builders: readonly ColumnBuilder[]): Promise<readonly DatabaseObject[]> {
    if (builders.length === 0) return []
    await this.#load(builders)
    if (this.#hasTexts) {
      await this.#dropScratch()
      return [{ kind: 'TABLE', name: this.#part }]
    }
    const columns = builders.map((builder) => `${typedSql(builder)} AS ${quotedName(builder.name)}`)
    await this.#run(`CREATE VIEW ${quotedName(this.#part)} AS SELECT ${columns.join(', ')} FROM ${this.#rows}`)
    return [
      { kind: 'VIEW', name: this.#part },
      { kind: 'TABLE', name: this.#raw },
    ]
  }

  /** Every text of a column, sorted, where there are at most so many; null where there are more, or it is no text. */
  fewTexts(column: string, most: number): readonly string[] | null {
    const texts = this.#texts[this.#builders.findIndex(({ name }) => name === column)]
    if (!texts?.isWhole || texts.codes.length > most) return null
    return Array.from({ length: texts.codes.length }, (_, code) => texts.codes.text(code)).sort()
  }

  get #hasTexts(): boolean {
    return this.#texts.some((texts) => texts !== null)
  }

  get #rows(): string {
    return `${quotedName(this.#raw)} r`
  }

  async #load(builders: readonly ColumnBuilder[]): Promise<void> {
    if (!this.#begun) await this.#begin(builders)
    await this.#append(builders)
    if (!this.#hasTexts) return
    for (const texts of this.#texts) if (texts !== null) await this.#storeTexts(texts)
    await this.#run(`INSERT INTO ${quotedName(this.#part)} ${this.#joinedSql()}`)
    await this.#run(`TRUNCATE ${quotedName(this.#raw)}`)
    for (const texts of this.#texts) if (texts !== null && isLarge(texts.codes)) beginAnew(texts)
  }

  async #begin(builders: readonly ColumnBuilder[]): Promise<void> {
    this.#begun = true
    this.#builders = builders
    this.#texts = builders.map(({ gathered }, at) =>
      gathered.kind === 'codes'
        ? { table: `d${at} ${this.#part}`, codes: gathered.codes, stored: -1, isWhole: true }
        : null,
    )
    const columns = builders.map(({ name, gathered }) => `${quotedName(name)} ${rawType(gathered)}`)
    await this.#run(`CREATE OR REPLACE TABLE ${quotedName(this.#raw)} (${columns.join(', ')})`)
    if (!this.#hasTexts) return
    const typed = builders.map(({ name, gathered, type }) => `${quotedName(name)} ${sqlType(gathered, type)}`)
    await this.#run(`CREATE OR REPLACE TABLE ${quotedName(this.#part)} (${typed.join(', ')})`)
  }

  async #append(builders: readonly ColumnBuilder[]): Promise<void> {
    const types = builders.map(({ gathered }) => rawType(gathered))
    const blocks = builders.map(({ gathered }) => gathered.values.drain())
    await appendTo(this.#connection, this.#raw, (appender) => {
      for (;;) {
        const values = blocks.map((each) => each.next().value)
        const rowCount = values[0]?.length ?? 0
        if (rowCount === 0) return
        for (let first = 0; first < rowCount; first += VECTOR_ROWS) {
          this.#check()
          const rows = Math.min(VECTOR_ROWS, rowCount - first)
          const data = DuckDBDataChunk.create(types, rows)
          for (const [at, block] of values.entries()) {
            const vector = data.getColumnVector(at)
            if (block) itemsOf(vector).set(block.subarray(first, first + rows))
            vector.flush()
          }
          appender.appendDataChunk(data)
        }
      }
    })
  }

  async #storeTexts(texts: Texts): Promise<void> {
    if (texts.stored < 0) {
      await createTexts(this.#connection, texts.table)
      texts.stored = 0
    }
    const { table, codes, stored } = texts
    const added = Array.from({ length: codes.length - stored }, (_, index) => codes.text(stored + index))
    if (added.length > 0) await appendTexts(this.#connection, table, stored, added, this.#check)
    texts.stored = codes.length
  }

  #joinedSql(): string {
    const columns = this.#builders.map((builder, at) => (this.#texts[at] ? `d${at}.value` : typedSql(builder)))
    const joins = this.#texts.flatMap((texts, at) =>
      texts === null
        ? []
        : [
            `LEFT JOIN ${quotedName(texts.table)} d${at} ON r.${quotedName(this.#builders[at]?.name ?? '')} = d${at}.code`,
          ],
    )
    return `SELECT ${columns.join(', ')} FROM ${this.#rows} ${joins.join(' ')}`
  }

  async #dropScratch(): Promise<void> {
    const tables = this.#texts.flatMap((texts) => (texts === null ? [] : [texts.table]))
    for (const name of [this.#raw, ...tables]) await this.#run(`DROP TABLE IF EXISTS ${quotedName(name)}`)
  }

  async #run(sql: string): Promise<void> {
    this.#check()
    await this.#connection.run(sql)
  }
}

function isLarge(codes: TextCodes): boolean {
  return codes.length > MOST_TEXTS || codes.byteCount > MOST_TEXT_BYTES
}

function beginAnew(texts: Texts): void {
  texts.codes.clear()
  texts.stored = -1
  texts.isWhole = false
}

function rawType({ kind }: StagedValues): DuckDBType {
  if (kind === 'doubles') return DOUBLE
  return kind === 'codes' ? UINTEGER : INTEGER
}

function sqlType({ kind }: StagedValues, type: ColumnBuilder['type']): string {
  if (kind === 'doubles') return 'DOUBLE'
  if (kind === 'codes') return 'VARCHAR'
  return type === 'date' ? 'DATE' : 'BOOLEAN'
}

/** A raw value that is no code; NaN equals NaN here. */
function typedSql({ name, gathered, type }: ColumnBuilder): string {
  const raw = `r.${quotedName(name)}`
  if (gathered.kind === 'doubles') return `nullif(${raw}, CAST('NaN' AS DOUBLE))`
  const present = `nullif(${raw}, ${MISSING_STAGED})`
  return type === 'date' ? `DATE '1970-01-01' + ${present}` : `CAST(${present} AS BOOLEAN)`
}
