import type { ServedLine } from '../../../../shared/serving/served-line.ts'
import { paintOfRow } from '../../../charts/paint.ts'
import { servingWords as say } from '../../../strings/serving.ts'
import { Swatch } from '../../../ui/swatch.tsx'
import { useLeastShown } from './hidden-lines.ts'

/** A line's colour and name, at the head of its row. */
export function LineHead({ line }: { readonly line: Pick<ServedLine, 'kind' | 'slot' | 'name'> }) {
  return (
    <th scope="row">
      <span className="serving-name">
        <Swatch kind={paintOfRow(line)} />
        {line.name}
      </span>
    </th>
  )
}

interface WithheldRowProps {
  readonly line: Pick<ServedLine, 'kind' | 'slot' | 'name'>
  /** Columns after the name. */
  readonly columns: number
}

/** The row of a line of so few units that its figures would tell of single ones. */
export function WithheldRow({ line, columns }: WithheldRowProps) {
  const least = useLeastShown()
  return (
    <tr className="aside">
      <LineHead line={line} />
      <td colSpan={columns}>{say.withheld(least)}</td>
    </tr>
  )
}
