import { compareWords } from '../../strings/compare.ts'
import { Swatch } from '../../ui/swatch.tsx'
import type { BoardRow } from './board-rows.ts'
import { type BoardLine, openRule } from './open-line.ts'

interface LineNameCellProps {
  readonly row: BoardRow
  readonly line: BoardLine
}

/** A line's swatch and name, on two lines where one is too short; pressing it opens the rule. */
export function LineNameCell({ row, line }: LineNameCellProps) {
  return (
    <th scope="row">
      <span className="name">
        {row.paint !== null && <Swatch kind={row.paint} />}
        <button
          type="button"
          className="drill two-lines"
          tabIndex={-1}
          title={compareWords.openRule(row.name)}
          onClick={() => openRule(line)}
        >
          {row.name}
        </button>
      </span>
      {row.n !== null && <small className="second-line">{compareWords.n(row.n)}</small>}
    </th>
  )
}
