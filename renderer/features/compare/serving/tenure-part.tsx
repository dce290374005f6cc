import type { ServedStructure } from '../../../../shared/contract/serving.ts'
import type { TenureLine } from '../../../../shared/economics/tenure-bands.ts'
import type { Noun } from '../../../strings/compare.ts'
import { servingWords as say } from '../../../strings/serving.ts'
import { inNoun } from '../../../strings/why.ts'
import { classNames } from '../../../ui/class-names.ts'
import { formatMoney } from '../../../ui/format-money.ts'
import { formatUnits } from '../../../ui/format-number.ts'
import { Hint } from '../../../ui/hint.tsx'
import { hiddenCells, useLeastShown } from './hidden-lines.ts'
import { LineHead } from './line-head.tsx'

interface TenurePartProps {
  readonly served: ServedStructure
  readonly noun: Noun
  readonly currency: string
}

/** What a year with a customer brings among those of like tenure; the too new stand apart. */
export function TenurePart({ served, noun, currency }: TenurePartProps) {
  const { tenure, lines } = served
  const least = useLeastShown()
  if (tenure === null) return <p className="second">{say.noTenure}</p>
  const { bands } = tenure
  const marks = hiddenCells(
    tenure.lines.map((one) => [...one.bands.map(({ units }) => units), one.unknown]),
    least,
  )
  const isHidden = (row: number, column: number): boolean => marks[row]?.[column] ?? false
  const hasUnknown = tenure.lines.some(({ unknown }) => unknown > 0)
  return (
    <>
      <p className="caption">{say.tenureCaption(say.signOf(currency))}</p>
      {served.moneyReason !== null && <p className="second">{say.noMoney(inNoun(served.moneyReason, noun))}</p>}
      <div className="serving-wide">
        <table className="serving-table tenure">
          <caption className="sr">{say.tabs.tenure}</caption>
          <thead>
            <tr>
              <th>{say.heads.line}</th>
              {bands.map((band) => (
                <th key={band.from} className="num">
                  {say.bandName(band)}
                </th>
              ))}
              {hasUnknown && <th className="num">{say.unknownTenure}</th>}
              <th className="num">
                <Hint text={say.differenceHint}>{say.difference}</Hint>
              </th>
              <th className="num">
                <Hint text={say.likeDifferenceHint}>{say.likeDifference}</Hint>
              </th>
              <th className="last">{say.heads.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {tenure.lines.map((one, row) => {
              const line = lines.find(({ entryId }) => entryId === one.entryId)
              if (line === undefined) return null
              return (
                <tr key={one.entryId} className={classNames(line.kind !== 'segment' && 'aside')}>
                  <LineHead line={line} />
                  {one.bands.map(({ units, perUnitYear }, index) => (
                    <td key={bands[index]?.from} className="num">
                      {isHidden(row, index) ? (
                        say.withheldShort
                      ) : (
                        <>
                          {units > 0 && perUnitYear !== null && formatMoney(perUnitYear, currency)}
                          <small>{formatUnits(units, noun)}</small>
                        </>
                      )}
                    </td>
                  ))}
                  {hasUnknown && (
                    <td className="num">
                      {isHidden(row, bands.length)
                        ? say.withheldShort
                        : one.unknown > 0 && formatUnits(one.unknown, noun)}
                    </td>
                  )}
                  {isHidden(row, bands.length + 1) ? (
                    <td className="last" colSpan={3}>
                      {say.withheldShort}
                    </td>
                  ) : (
                    <Differences line={one} currency={currency} />
                  )}
                </tr>
              )
            })}
            <TotalRow lines={tenure.lines} noun={noun} isHidden={(column) => isHidden(tenure.lines.length, column)} />
          </tbody>
        </table>
      </div>
    </>
  )
}

function Differences({ line, currency }: { readonly line: TenureLine; readonly currency: string }) {
  const text = (amount: number | null): string =>
    amount === null ? '' : `${amount > 0 ? '+' : ''}${formatMoney(amount, currency)}`
  return (
    <>
      <td className="num">{text(line.difference)}</td>
      <td className="num">{text(line.likeDifference)}</td>
      <td className="last">
        {line.isTenure && (
          <Hint text={say.isTenureHint} className="warn-word">
            {say.isTenure}
          </Hint>
        )}
      </td>
    </>
  )
}

interface TotalRowProps {
  readonly lines: readonly TenureLine[]
  readonly noun: Noun
  readonly isHidden: (column: number) => boolean
}

function TotalRow({ lines, noun, isHidden }: TotalRowProps) {
  const [first] = lines
  const unitsIn = (band: number): number => lines.reduce((sum, { bands }) => sum + (bands[band]?.units ?? 0), 0)
  const unknown = lines.reduce((sum, line) => sum + line.unknown, 0)
  return (
    <tr className="total">
      <th scope="row">{say.total(noun)}</th>
      {first?.bands.map((_, band) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bands stand in their fixed order
        <td key={band} className="num">
          {isHidden(band) ? say.withheldShort : formatUnits(unitsIn(band), noun)}
        </td>
      ))}
      {unknown > 0 && <td className="num">{formatUnits(unknown, noun)}</td>}
      <td />
      <td />
      <td className="last" />
    </tr>
  )
}
