import { classNames } from '../../ui/class-names.ts'
import { Hint } from '../../ui/hint.tsx'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import type { BoardCell } from './board-rows.ts'

/** One figure with its interval below; what is not available says why on focus. */
export function FigureCell({ cell }: { readonly cell: BoardCell }) {
  if (cell.state !== 'value') {
    return (
      <td className="num">
        <Hint text={cell.note} className="muted">
          {cell.text}
        </Hint>
      </td>
    )
  }
  return (
    <td className="num" title={cell.note}>
      {cell.isCaution && <StatusGlyph status="warning" label={cell.note} />}
      <span className={classNames(cell.isNegative && 'neg', cell.completeness !== null && 'covered')}>{cell.text}</span>
      {cell.interval !== null && <small className="second-line">{cell.interval}</small>}
    </td>
  )
}
