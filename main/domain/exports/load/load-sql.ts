import type { Spine } from '../../../../shared/entities/spine.ts'
import type { Definition } from '../../definitions/definition.ts'
import { comment } from '../sql-comment.ts'
import type { SqlDialect } from '../sql-dialect.ts'
import { duckdbLoad } from './duckdb-load.ts'
import { loadedColumns } from './loaded-columns.ts'
import { planLoad } from './plan-load.ts'
import { sqliteLoad } from './sqlite-load.ts'

/**
 * The SQL file that makes the table of a definition from its source as the workbench read it, and checks it against
 * the workbench's counts. Where no statement can, the file says why and which table is wanted.
 */
export function loadSql(definition: Definition, spine: Spine, dialect: SqlDialect, fileName: string): string {
  const columns = loadedColumns(definition, spine)
  const plan = planLoad(spine, columns, dialect)
  const { product } = dialect
  const sketch = columns.map(({ name, type }) => `${dialect.identifier(name)} ${dialect.columnType(type)}`).join(', ')
  const head = [
    `Makes the table ${dialect.identifier(definition.grain.table)} that the SQL of “${definition.name}” reads.`,
    `Source: ${spine.source.fileName}, SHA-256 ${spine.source.digest}`,
    '',
  ]
  if (plan.kind === 'none')
    return [
      ...head,
      `No statement of ${product} reads this source as the workbench did: ${plan.why}`,
      ...plan.remedy,
      'The table that is wanted, where a missing value is NULL and a date is a calendar day:',
      `  ${sketch}`,
      '',
    ]
      .map(comment)
      .join('\n')
  const run = dialect.id === 'duckdb' ? 'duckdb customers.duckdb' : 'sqlite3 customers.sqlite'
  const says = [
    ...head,
    `Run in ${product}, in the folder of the source, before the other file:`,
    ...plan.prepare.map((line) => `  ${line}`),
    `  ${run} < ${fileName}`,
    ...plan.notes,
    'At the end the table is held against what the workbench counted. It fails where a figure differs.',
  ].map(comment)
  const load = dialect.id === 'duckdb' ? duckdbLoad : sqliteLoad
  return [...says, ...load(definition, spine.unitCount, columns, plan), ''].join('\n')
}
