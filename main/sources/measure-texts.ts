import type { DuckdbSession } from './duckdb-session.ts'
import type { ParquetColumn } from './parquet-schema.ts'

/** Asks how long the texts of `from` are: those of more than 12 bytes are read in pieces, see parquet-builders.ts. */
export async function measureTexts(
  session: DuckdbSession,
  from: string,
  columns: readonly ParquetColumn[],
): Promise<ParquetColumn[]> {
  const asked = [...columns.entries()].filter(([, { form }]) => form === 'texts')
  if (asked.length === 0) return [...columns]
  const questions = asked.map(([index, { expression }]) => {
    return `max(strlen(${expression})) AS c${index}, bool_and(strlen(${expression}) = length(${expression})) AS a${index}`
  })
  const [answer] = await session.rows(`SELECT ${questions.join(', ')} FROM ${from}`)
  return columns.map((column, index) => {
    return { ...column, mostBytes: Number(answer?.[`c${index}`] ?? 0), isAscii: answer?.[`a${index}`] === true }
  })
}
