import { handOverPartWords } from '../../strings/hand-over.ts'
import { CodeBlock } from './code-block.tsx'
import type { Description } from './hand-over-state.ts'

/** The definition as SQL, in every dialect. */
export function SqlPart({ description }: { readonly description: Description }) {
  const { sql } = description
  if (sql === null) return <p className="caption paper">{handOverPartWords.notYet}</p>
  return (
    <article className="paper">
      <CodeBlock title={handOverPartWords.dialects.duckdb} caption={handOverPartWords.sqlCaption} text={sql.duckdb} />
      <CodeBlock title={handOverPartWords.dialects.sqlite} caption={handOverPartWords.sqlCaption} text={sql.sqlite} />
      <CodeBlock
        title={handOverPartWords.dialects.postgresql}
        caption={handOverPartWords.sqlCaption}
        text={sql.postgresql}
      />
    </article>
  )
}
