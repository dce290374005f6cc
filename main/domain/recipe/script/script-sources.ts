import { fileStem } from '../../../../shared/files/file-stem.ts'
import type { PlanColumn, StagedSource } from '../../../../shared/recipe/build-plan.ts'
import type { RecipeSource } from '../../../../shared/recipe/recipe.ts'
import { comment } from '../../exports/sql-comment.ts'
import type { RecipeDialect } from '../recipe-dialect.ts'
import { ended } from './lay-out-sql.ts'
import { loadedTable, type ScriptProduct } from './script-product.ts'

/** What a source's table is called until the receiver says what it is called: “raw.sales_2019”. */
export function proposedTable(stem: string): string {
  return `raw.${stem.replaceAll('-', '_')}`
}

/** What files and tables of each source, by its id, are called: none like another's, and none as what is taken. */
export function sourceStems(
  sources: readonly Pick<RecipeSource, 'id' | 'name'>[],
  taken: readonly string[],
): ReadonlyMap<string, string> {
  const used = new Set(taken)
  return new Map(
    sources.map(({ id, name }) => {
      const wanted = fileStem(name, 'source')
      let stem = wanted
      for (let number = 2; used.has(stem); number++) stem = `${wanted}-${number}`
      used.add(stem)
      return [id, stem]
    }),
  )
}

/** A dotted name as people write it, each part quoted. */
export function tableName(name: string, { sql }: RecipeDialect): string {
  return name.split('.').map(sql.identifier).join('.')
}

/** Where a source's rows come from: a table of the receiver's, or a CSV file beside the script. */
export type SourceTable = { readonly name: string } | { readonly decoded: string }

/** A source as the recipe reads it: the one place where the receiver's own table is named. */
export function sourceLines(
  { id, name, dateColumn, repeatedRows }: RecipeSource,
  { relation, columns }: StagedSource,
  table: SourceTable,
  product: ScriptProduct,
): readonly string[] {
  const { dialect } = product
  const { identifier, columnType } = dialect.sql
  const wanted = columns.map((column) => `${identifier(column.name)} ${columnType(column.type)}`)
  const selected = columns.map((column) => `  ${valueSql(column, dialect)} AS ${identifier(column.name)}`)
  return [
    ...('decoded' in table
      ? [comment(`Source “${name}”: no SQL reads its files, so its rows are loaded from ${table.decoded}.`)]
      : [
          comment(`Source “${name}”: your table stands after FROM. It needs, with NULL for what is missing:`),
          ...wanted.map((column) => comment(`  ${column}`)),
        ]),
    ...(dateColumn === null
      ? []
      : [comment(`“${dateColumn}” is the day of a row: rows after the as-of date never count.`)]),
    ...(repeatedRows === 'once' && !('decoded' in table)
      ? [comment('Rows that stood in several of its files count once: the table must hold each once.')]
      : []),
    ...('decoded' in table ? loadedTable(product, `decoded:${id}`, columns, table.decoded).map(ended) : []),
    `${dialect.create} VIEW ${identifier(relation)} AS SELECT`,
    selected.join(',\n'),
    `FROM ${'decoded' in table ? identifier(`decoded:${id}`) : tableName(table.name, dialect)};`,
    '',
  ]
}

/** A value as the workbench reads it: numbers without NaN and infinity, blank texts missing. */
function valueSql({ name, type }: PlanColumn, { sql, formula, whole }: RecipeDialect): string {
  const column = sql.identifier(name)
  switch (type) {
    case 'number': {
      const double = formula.asDouble(column)
      return `CASE WHEN ${formula.isFinite(double)} THEN ${double} END`
    }
    case 'integer':
      return whole(column)
    case 'text': {
      const text = sql.prepared(column, 'text')
      return `CASE WHEN trim(${text}) <> '' THEN ${text} END`
    }
    default:
      return sql.prepared(column, type)
  }
}
