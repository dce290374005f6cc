import { whyWords } from '../../strings/why.ts'
import { classNames } from '../../ui/class-names.ts'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import type { BoardCell } from './board-rows.ts'

interface FigureCellProps {
  readonly cell: BoardCell
  /** What the figure is: "Churn". */
  readonly measure: string
  readonly name: string
  /** Explains the figure, or why there is none. */
  readonly onWhy: () => void
}

/** One figure with its interval below; pressing it tells why it is what it is, or why there is none. */
export function FigureCell({ cell, measure, name, onWhy }: FigureCellProps) {
  const { state, text, note, interval, change } = cell
  const isValue = state === 'value'
  return (
    <td className="num" title={note}>
      {isValue && cell.isCaution && <StatusGlyph status="warning" label={note} />}
      <button
        type="button"
        className={classNames(
          'drill',
          !isValue && 'muted',
          cell.isNegative && 'neg',
          cell.completeness !== null && 'covered',
        )}
        tabIndex={-1}
        aria-label={`${text}. ${isValue ? whyWords.ask(measure, name) : note}`}
        onClick={onWhy}
      >
        {text}
      </button>
      {change !== null ? (
        <small className="second-line">{change}</small>
      ) : (
        interval !== null && <small className="second-line">{interval}</small>
      )}
    </td>
  )
}
