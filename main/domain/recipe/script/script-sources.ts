import { fileStem } from '../../../../shared/files/file-stem.ts'
import type { PlanColumn, StagedSource } from '../../../../shared/recipe/build-plan.ts'
import type { RecipeSource } from '../../../../shared/recipe/recipe.ts'
import { comment } from '../../exports/sql-comment.ts'
import type { RecipeDialect } from '../recipe-dialect.ts'

/** What a source's table is called until the receiver says what it is called: “raw.sales_2019”. */
export function proposedTable(sourceName: string): string {
  return `raw.${fileStem(sourceName, 'source').replaceAll('-', '_')}`
}

/** A dotted name as people write it, each part quoted. */
export function tableName(name: string, { sql }: RecipeDialect): string {
  return name.split('.').map(sql.identifier).join('.')
}

/** A source as the recipe reads it: the one place where the receiver's own table is named. */
export function sourceLines(
  { name, dateColumn }: RecipeSource,
  { relation, columns }: StagedSource,
  table: string,
  dialect: RecipeDialect,
): readonly string[] {
  const { identifier, columnType } = dialect.sql
  const wanted = columns.map((column) => `${identifier(column.name)} ${columnType(column.type)}`)
  const selected = columns.map((column) => `  ${valueSql(column, dialect)} AS ${identifier(column.name)}`)
  return [
    comment(`Source “${name}”: your table stands after FROM. It needs, with NULL for what is missing:`),
    ...wanted.map((column) => comment(`  ${column}`)),
    ...(dateColumn === null
      ? []
      : [comment(`“${dateColumn}” is the day of a row: rows after the as-of date never count.`)]),
    `${dialect.create} VIEW ${identifier(relation)} AS SELECT`,
    selected.join(',\n'),
    `FROM ${tableName(table, dialect)};`,
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
