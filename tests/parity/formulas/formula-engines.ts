import { type DuckDBAppender, DuckDBDateValue, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'
import Database from 'better-sqlite3'
import { duckdbFormulaDialect } from '../../../main/domain/exports/duckdb-formula-dialect.ts'
import type { FormulaDialect } from '../../../main/domain/exports/formula-dialect.ts'
import { formulaSql } from '../../../main/domain/exports/formula-sql.ts'
import { sqliteFormulaDialect } from '../../../main/domain/exports/sqlite-formula-dialect.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import { formulaEvaluator } from '../../../shared/formulas/evaluate-formula.ts'
import type { Formula } from '../../../shared/formulas/formula.ts'
import { isoFromDay } from '../../../shared/rules/day.ts'
import type { Cell } from '../../../shared/rules/truth.ts'

export type Columns = ReadonlyMap<string, ColumnType>
/** Cells in the order of the columns; dates are day numbers. */
export type Row = readonly Cell[]

/** Computes formulas over a table that it holds; a row of answers for each row of the table. */
export interface FormulaEngine {
  answers(formulas: readonly Formula[]): Promise<readonly Row[]>
  close(): void
}

const ROW = 'row number'

/** The reference: plain evaluation in memory. */
export function memoryEngine(columns: Columns, rows: readonly Row[], asOf: number): FormulaEngine {
  const names = [...columns.keys()]
  return {
    answers: async (formulas) => {
      const evaluators = formulas.map((formula) => formulaEvaluator(formula, { asOf, columns }))
      return rows.map((row) => {
        const cells = new Map(names.map((name, index) => [name, row[index] ?? null]))
        return evaluators.map((evaluate) => evaluate((column) => cells.get(column) ?? null))
      })
    },
    close: () => undefined,
  }
}

export async function duckdbEngine(columns: Columns, rows: readonly Row[], asOf: number): Promise<FormulaEngine> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(tableSql(columns, duckdbFormulaDialect))
  const types = [...columns.values()]
  const appender = await connection.createAppender('input')
  for (const [line, row] of rows.entries()) {
    appender.appendInteger(line)
    for (const [place, cell] of row.entries()) appendCell(appender, cell, types[place])
    appender.endRow()
  }
  appender.closeSync()
  return {
    answers: async (formulas) => {
      const sql = querySql(formulas, columns, duckdbFormulaDialect, isoFromDay(asOf))
      const result = await connection.runAndReadAll(sql)
      return result.getRows().map((row) => row.slice(1).map(cellOfDuckdb))
    },
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

function appendCell(appender: DuckDBAppender, cell: Cell, type: ColumnType | undefined): void {
  if (cell === null) appender.appendNull()
  else if (typeof cell === 'string') appender.appendVarchar(cell)
  else if (typeof cell === 'boolean') appender.appendBoolean(cell)
  else if (type === 'date') appender.appendDate(new DuckDBDateValue(cell))
  else if (type === 'integer') appender.appendBigInt(BigInt(cell))
  else appender.appendDouble(cell)
}

export function sqliteEngine(columns: Columns, rows: readonly Row[], asOf: number): FormulaEngine {
  const database = new Database(':memory:')
  database.exec(tableSql(columns, sqliteFormulaDialect))
  const types = [...columns.values()]
  const insert = database.prepare(`INSERT INTO input VALUES (${['?', ...types.map(() => '?')].join(', ')})`)
  for (const [line, row] of rows.entries()) {
    insert.run(
      line,
      ...row.map((cell, index) =>
        types[index] === 'date' && typeof cell === 'number'
          ? isoFromDay(cell)
          : typeof cell === 'boolean'
            ? Number(cell)
            : cell,
      ),
    )
  }
  return {
    answers: async (formulas) => {
      const sql = querySql(formulas, columns, sqliteFormulaDialect, isoFromDay(asOf))
      return database
        .prepare<unknown[], unknown[]>(sql)
        .raw()
        .all({ as_of: null })
        .map((row) => row.slice(1).map(cellOfSqlite))
    },
    close: () => database.close(),
  }
}

function tableSql(columns: Columns, dialect: FormulaDialect): string {
  const list = [...columns].map(([name, type]) => `${dialect.identifier(name)} ${dialect.columnType(type)}`)
  return `CREATE TABLE input (${[`${dialect.identifier(ROW)} INTEGER`, ...list].join(', ')})`
}

function querySql(formulas: readonly Formula[], columns: Columns, dialect: FormulaDialect, asOfIso: string): string {
  const prepared = [...columns].map(([name, type]) => {
    const identifier = dialect.identifier(name)
    return `${dialect.prepared(identifier, type)} AS ${identifier}`
  })
  const asOf = dialect.identifier('as of')
  const values = formulas.map((formula, index) => `${formulaSql(formula, { dialect, asOf, columns })} AS f${index}`)
  const row = dialect.identifier(ROW)
  const input = `SELECT ${[row, `${dialect.asOf(asOfIso)} AS ${asOf}`, ...prepared].join(', ')} FROM input`
  return `WITH prepared AS (${input}) SELECT ${[row, ...values].join(', ')} FROM prepared ORDER BY ${row}`
}

/** A day becomes its text, so that answers of all engines compare. */
function cellOfDuckdb(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return value
  return String(value)
}

function cellOfSqlite(value: unknown): Cell {
  if (value === null || typeof value === 'number' || typeof value === 'string') return value
  throw new Error(`SQLite gave a ${typeof value}`)
}

/** An answer of the reference as SQL gives it: a day as text, and truth as SQLite has it where that is asked for. */
export function asSqlAnswer(cell: Cell, type: ColumnType, truthIsNumber: boolean): Cell {
  if (type === 'date' && typeof cell === 'number') return isoFromDay(cell)
  return truthIsNumber && typeof cell === 'boolean' ? Number(cell) : cell
}
