import type { ConversionReport } from '../../../../shared/recipe/recipe-report.ts'
import { currencyWords as say } from '../../../strings/currency.ts'
import { formatExactCount, formatNumber } from '../../../ui/format-number.ts'
import './currency.css'

const rate = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 6 })

/** What became of the money of each currency in the last build. */
export function ConversionPanel({ conversion: { to, currencies } }: { readonly conversion: ConversionReport }) {
  return (
    <section className="rc-part" aria-label={say.report}>
      <h3>{say.report}</h3>
      {currencies.map(({ currency, rows, leastRate, mostRate, totals }) => (
        <dl key={currency} className="rc-money">
          <dt className="mono">{currency ?? say.noCurrency}</dt>
          <dd />
          <dt>{say.rows}</dt>
          <dd className="num">{formatExactCount(rows)}</dd>
          {leastRate !== null && mostRate !== null && (
            <>
              <dt>{say.rateHead}</dt>
              <dd className="num">
                {leastRate === mostRate ? rate(leastRate) : `${rate(leastRate)} – ${rate(mostRate)}`}
              </dd>
            </>
          )}
          {totals.map(({ column, before, after }) => (
            <div key={column} className="rc-line-pair">
              <dt>
                <span className="mono">{column}</span>, {say.before.toLowerCase()}
              </dt>
              <dd className="num">{formatNumber(before, 2)}</dd>
              <dt>{say.after(to)}</dt>
              <dd className="num">{formatNumber(after, 2)}</dd>
            </div>
          ))}
        </dl>
      ))}
    </section>
  )
}
