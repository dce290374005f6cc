import type { ServedLine } from '../../../../shared/serving/served-line.ts'
import { paintOfRow } from '../../../charts/paint.ts'
import { Swatch } from '../../../ui/swatch.tsx'

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
