// Runs an exported definition in DuckDB over a person's own CSV file. It uses none of the project's code: only what was
// exported, DuckDB's own CSV reader, and the rules that the exported SQL states at its head.
//   node assign-in-duckdb.mjs SOURCE.csv DEFINITION.json EXPORTED.duckdb.sql ASSIGNMENTS.csv TABLE.csv
// ASSIGNMENTS.csv gets what the SQL answers; TABLE.csv the table it read, in the forms that SQLite's SQL asks for.
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'

const [source, definitionFile, sqlFile, assignmentsFile, tableFile] = process.argv.slice(2)
const definition = JSON.parse(readFileSync(definitionFile, 'utf8'))
const { table, key } = definition.grain

const identifier = (name) => `"${name.replaceAll('"', '""')}"`
const text = (value) => `'${value.replaceAll("'", "''")}'`

/** A column of text, read as its type; what does not fit is NULL. */
function read(name, type) {
  const column = identifier(name)
  switch (type) {
    case 'number':
      return `try_cast(${column} AS DOUBLE)`
    case 'integer':
      return `try_cast(${column} AS BIGINT)`
    case 'boolean':
      return `try_cast(${column} AS BOOLEAN)`
    case 'date':
      return `CAST(coalesce(try_strptime(${column}, '%Y-%m-%d'), try_strptime(${column}, '%m/%d/%Y')) AS DATE)`
    default:
      return column
  }
}

const columns = definition.columns.filter(({ name }) => name !== key)
const keyType = definition.columns.find(({ name }) => name === key)?.type ?? 'text'
const types = [{ name: key, type: keyType }, ...columns]
const loaded = types.map(({ name, type }) => `${read(name, type)} AS ${identifier(name)}`)
const plain = types.map(({ name, type }) =>
  type === 'boolean' ? `CAST(${identifier(name)} AS INTEGER) AS ${identifier(name)}` : identifier(name),
)
const query = readFileSync(sqlFile, 'utf8').trimEnd().replace(/;$/, '')

const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
await connection.run(
  `CREATE TABLE ${identifier(table)} AS SELECT ${loaded.join(', ')} FROM read_csv(${text(source)}, header = true, all_varchar = true)`,
)
await connection.run(`COPY (${query}\n) TO ${text(assignmentsFile)} (FORMAT csv, HEADER)`)
await connection.run(
  `COPY (SELECT ${plain.join(', ')} FROM ${identifier(table)}) TO ${text(tableFile)} (FORMAT csv, HEADER)`,
)
connection.closeSync()
