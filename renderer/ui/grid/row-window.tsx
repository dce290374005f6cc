import { rowWindowStrings as say } from '../../strings/parts.ts'
import { Button } from '../button.tsx'
import { formatExactCount } from '../format-number.ts'
import { NumberField } from '../number-field.tsx'

/** A browser draws no element higher than some 33 million px: longer tables are shown a million rows at a time. */
export const WINDOW_ROWS = 1_000_000

/** The rows that can be scrolled to from a start. */
export function windowOf(
  start: number,
  rowCount: number,
): { readonly start: number; readonly count: number; readonly isPart: boolean } {
  const first = start < rowCount ? start : 0
  return { start: first, count: Math.min(WINDOW_ROWS, rowCount - first), isPart: rowCount > WINDOW_ROWS }
}

export interface RowWindowProps {
  readonly rowCount: number
  readonly start: number
  readonly onStart: (start: number) => void
  readonly onGoTo: (row: number) => void
}

/** Goes through a long table a million rows at a time, or to a row by its number. */
export function RowWindow({ rowCount, start, onStart, onGoTo }: RowWindowProps) {
  const end = Math.min(rowCount, start + WINDOW_ROWS)
  const goTo = (row: number) => {
    if (!Number.isNaN(row) && row !== start + 1) onGoTo(row - 1)
  }
  return (
    <div className="g-window row">
      <span>{say.rows(formatExactCount(start + 1), formatExactCount(end), formatExactCount(rowCount))}</span>
      <Button small isDisabled={start === 0} onPress={() => onStart(Math.max(0, start - WINDOW_ROWS))}>
        {say.previous}
      </Button>
      <Button small isDisabled={end >= rowCount} onPress={() => onStart(start + WINDOW_ROWS)}>
        {say.next}
      </Button>
      <NumberField
        label={say.goTo}
        labelPlace="inline"
        value={start + 1}
        minimum={1}
        maximum={rowCount}
        onChange={goTo}
        className="g-goto"
      />
    </div>
  )
}
