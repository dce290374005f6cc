import { UNIT_KEYS_STEP } from '../../../../shared/recipe/recipe.ts'
import type { UnitKeysReport } from '../../../../shared/recipe/recipe-report.ts'
import { sameUnitWords as say } from '../../../strings/same-unit.ts'
import { formatExactCount, formatNumber } from '../../../ui/format-number.ts'
import { reportOf, useRecipe } from '../recipe-context.ts'

const SHOWN_KEYS = 12

/** What decisions about keys did in the last build. */
export function SameUnitPanel() {
  const view = useRecipe()
  const report = reportOf(view, UNIT_KEYS_STEP)
  const found = report?.unitKeys
  if (report === null || !found) return <p className="caption">{say.notBuilt}</p>
  const { decisions } = found
  const lines: readonly (readonly [string, number])[] = [
    [say.before, report.rowsIn],
    [say.after(view.recipe.unit.noun), report.rowsOut],
    [say.moved, found.moved],
    [say.merged, decisions.merged],
    [say.kept, decisions.kept],
    [say.splitCount, decisions.split],
  ]
  return (
    <>
      <dl className="rc-money rc-part">
        {lines.map(([name, figure]) => (
          <div key={name} className="rc-line-pair">
            <dt>{name}</dt>
            <dd className="num">{formatExactCount(figure)}</dd>
          </div>
        ))}
      </dl>
      <Totals totals={found.totals} />
      <Unused unused={found.unused} />
    </>
  )
}

function Totals({ totals }: Pick<UnitKeysReport, 'totals'>) {
  if (totals.length === 0) return null
  return (
    <section className="rc-part">
      <h3>{say.money}</h3>
      <dl className="rc-money">
        {totals.map(({ column, before, after }) => {
          const digits = [before, after].every(Number.isInteger) ? 0 : 2
          const [was, is] = [formatNumber(before, digits), formatNumber(after, digits)]
          return (
            <div key={column} className="rc-line-pair">
              <dt className="mono cut" title={column}>
                {column}
              </dt>
              <dd className="num">{was === is ? `${is}, ${say.moneySame}` : `${was} → ${is}`}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}

function Unused({ unused: { count, keys } }: Pick<UnitKeysReport, 'unused'>) {
  if (count === 0) return null
  const shown = keys.slice(0, SHOWN_KEYS)
  return (
    <section className="rc-part" aria-label={say.unusedTitle}>
      <h3>{say.unusedTitle}</h3>
      <p className="caption">{say.unused(count)}</p>
      <p className="mono">{shown.join(', ')}</p>
      {count > shown.length && <p className="caption">{say.andMore(count - shown.length)}</p>}
    </section>
  )
}
