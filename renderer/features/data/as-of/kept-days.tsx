import type { KeptTable } from '../../../../shared/contract/as-of.ts'
import { removeDay, showDay } from '../../../state/as-of-store.ts'
import { asOfWords as say } from '../../../strings/as-of.ts'
import { Button } from '../../../ui/button.tsx'
import { formatExactCount } from '../../../ui/format-number.ts'
import { formatBytes, formatDay, formatWhen } from '../../../ui/format-time.ts'
import { IconButton } from '../../../ui/icon-button.tsx'

interface KeptDaysProps {
  readonly tables: readonly KeptTable[]
  readonly isReadOnly: boolean
}

/** The days for which the table is kept, the latest first. */
export function KeptDays({ tables, isReadOnly }: KeptDaysProps) {
  return (
    <table className="as-of-days">
      <thead>
        <tr>
          <th>{say.heads.asOf}</th>
          <th className="num">{say.heads.units}</th>
          <th className="num">{say.heads.size}</th>
          <th className="num" title={say.ownWhy}>
            {say.heads.own}
          </th>
          <th>{say.heads.built}</th>
          <th className="last">
            <span className="sr">{say.show}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tables.toReversed().map((table) => (
          <tr key={table.asOf} className={table.isShown ? 'picked' : undefined}>
            <th scope="row">{formatDay(table.asOf)}</th>
            <td className="num">{formatExactCount(table.unitCount)}</td>
            <td className="num">{formatBytes(table.bytes)}</td>
            <td className="num">{formatBytes(table.ownBytes)}</td>
            <td className="second">
              {formatWhen(new Date(table.builtAt), new Date())}
              {!table.isByRecipe && (
                <span className="warn-word" title={say.otherStepsWhy}>
                  , {say.otherSteps}
                </span>
              )}
            </td>
            <td className="last">
              <div className="as-of-actions">
                {table.isShown ? (
                  <span className="caption">{say.shown}</span>
                ) : (
                  !isReadOnly && <DayActions asOf={table.asOf} />
                )}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayActions({ asOf }: { readonly asOf: string }) {
  return (
    <>
      <Button small label={say.showOf(asOf)} onPress={() => void showDay(asOf)}>
        {say.show}
      </Button>
      <IconButton
        icon="close"
        small
        label={say.removeOf(asOf)}
        onPress={() => void removeDay(asOf, say.removed(asOf))}
      />
    </>
  )
}
