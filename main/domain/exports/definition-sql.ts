import { columnsOf, conditionsOf } from '../../../shared/rules/walk-rule.ts'
import type { Definition } from '../definitions/definition.ts'
import { type Program, type ProgramEntry, programOf } from './program.ts'
import { ruleSql } from './rule-sql.ts'
import { comment } from './sql-comment.ts'
import type { SqlDialect } from './sql-dialect.ts'

export interface SqlFileOptions {
  /** SHA-256 of the canonical definition, hex. */
  readonly digest: string
  readonly fileName: string
}

interface Names {
  readonly key: string
  readonly asOf: string
}

/**
 * The SQL file of a definition: one SELECT of the key, segment_ordinal (the default path is 0), segment_id and
 * segment_name, in the table's order. It runs in the product's command line as it stands.
 */
export function definitionSql(definition: Definition, dialect: SqlDialect, options: SqlFileOptions): string {
  const program = programOf(definition)
  const names = { key: freeName('unit_key', program), asOf: freeName('as_of', program) }
  return [...header(definition, dialect, options), ...select(definition, program, dialect, names), ''].join('\n')
}

function header(definition: Definition, dialect: SqlDialect, { digest, fileName }: SqlFileOptions): readonly string[] {
  const { grain, asOf } = definition
  return [
    `Segment definition: ${definition.name}`,
    `Status: ${definition.status}. Definition SHA-256: ${digest}`,
    `As-of date: ${asOf}. ${countsFromSnapshot(programOf(definition)) ? 'Rules count days from it.' : 'No rule counts days from it.'}`,
    '',
    `Run in ${dialect.product}:`,
    ...dialect.howToRun(fileName, asOf).map((line) => `  ${line}`),
    'Reads this table. A missing value must be NULL; an empty text is a value.',
    `  ${tableSketch(definition, dialect)}`,
    ...(grain.keyIs === 'row-number' ? [`  ${grain.key} is the number of the row in the source, from 1.`] : []),
    'The first rule that is true takes the row. A comparison with a missing value is unknown, which is not true.',
    ...thresholdLines(definition),
  ].map(comment)
}

function thresholdLines({ thresholds }: Definition): readonly string[] {
  if (thresholds.length === 0) return []
  return ['Thresholds:', ...thresholds.map(({ name, value, unit }) => `  @${name} = ${value} ${unit}`.trimEnd())]
}

function tableSketch({ grain, columns }: Definition, dialect: SqlDialect): string {
  const others = columns.filter(({ name }) => name !== grain.key)
  const keyType = columns.find(({ name }) => name === grain.key)?.type
  const key = `${dialect.identifier(grain.key)}${keyType === undefined ? '' : ` ${dialect.columnType(keyType)}`}`
  const rest = others.map(({ name, type }) => `${dialect.identifier(name)} ${dialect.columnType(type)}`)
  return `${dialect.identifier(grain.table)} (${[key, ...rest].join(', ')})`
}

function select(definition: Definition, program: Program, dialect: SqlDialect, names: Names): readonly string[] {
  const key = dialect.identifier(names.key)
  return [
    'WITH tessera_input AS (',
    '  SELECT',
    preparedColumns(definition, program, dialect, names)
      .map((line) => `    ${line}`)
      .join(',\n'),
    `  FROM ${dialect.identifier(definition.grain.table)}`,
    '), tessera_ordinal AS (',
    '  SELECT',
    `    ${key},`,
    '    CASE',
    ...program.entries.flatMap((entry, index) => whenLines(entry, index + 1, dialect, names)),
    `      ${comment(`Standard path: ${program.defaultPath.name}`)}`,
    '      ELSE 0',
    '    END AS segment_ordinal',
    '  FROM tessera_input',
    ')',
    'SELECT',
    `  ${key} AS ${dialect.identifier(definition.grain.key)},`,
    '  segment_ordinal,',
    ...byOrdinal(program, dialect, ({ id }) => id),
    '  END AS segment_id,',
    ...byOrdinal(program, dialect, ({ name }) => name),
    '  END AS segment_name',
    'FROM tessera_ordinal;',
  ]
}

/** Each column once, as rules read it (see sql-dialect.ts). */
function preparedColumns(
  { grain, asOf }: Definition,
  { columns }: Program,
  dialect: SqlDialect,
  names: Names,
): readonly string[] {
  return [
    `${dialect.identifier(grain.key)} AS ${dialect.identifier(names.key)}`,
    `${dialect.asOf(asOf)} AS ${dialect.identifier(names.asOf)}`,
    ...columns.map(({ name, type }) => {
      const identifier = dialect.identifier(name)
      return `${dialect.prepared(identifier, type)} AS ${identifier}`
    }),
  ]
}

/** A CASE without its END that gives a property of the entry with the row's ordinal. */
function byOrdinal(
  { entries, defaultPath }: Program,
  dialect: SqlDialect,
  property: (entry: { readonly id: string; readonly name: string }) => string,
): readonly string[] {
  return [
    '  CASE segment_ordinal',
    ...entries.map((entry, index) => `    WHEN ${index + 1} THEN ${dialect.text(property(entry))}`),
    `    ELSE ${dialect.text(property(defaultPath))}`,
  ]
}

function whenLines(entry: ProgramEntry, ordinal: number, dialect: SqlDialect, names: Names): readonly string[] {
  const kind = entry.kind === 'exclusion' ? 'Not served' : 'Segment'
  const sql = ruleSql(entry.rule, { dialect, asOf: dialect.identifier(names.asOf) })
  return [
    `      ${comment(`${kind} ${ordinal}: ${entry.name}`)}`,
    `      ${comment(`  ${entry.text}`)}`,
    `      WHEN ${sql} THEN ${ordinal}`,
  ]
}

function countsFromSnapshot({ entries }: Program): boolean {
  return entries
    .flatMap(({ rule }) => conditionsOf(rule))
    .some((condition) => condition.kind === 'within' && condition.anchor.type === 'snapshot')
}

/** A name no column of a rule has. */
function freeName(wanted: string, { entries }: Program): string {
  const taken = new Set(entries.flatMap(({ rule }) => [...columnsOf(rule)]).map((name) => name.toLowerCase()))
  let name = wanted
  while (taken.has(name)) name = `${name}_`
  return name
}
