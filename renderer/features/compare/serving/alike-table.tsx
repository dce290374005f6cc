import type { ServedStructure } from '../../../../shared/contract/serving.ts'
import type { AlikeLine } from '../../../../shared/economics/alike.ts'
import type { Noun } from '../../../strings/compare.ts'
import { servingWords as say } from '../../../strings/serving.ts'
import { classNames } from '../../../ui/class-names.ts'
import { formatMoney } from '../../../ui/format-money.ts'
import { formatUnits } from '../../../ui/format-number.ts'
import { Hint } from '../../../ui/hint.tsx'
import { groupTotals, hiddenCells, useLeastShown } from './hidden-lines.ts'
import { LineHead } from './line-head.tsx'

interface AlikeTableProps {
  readonly served: ServedStructure
  /** Names of the groups, in the order of each line's bands. */
  readonly bands: readonly string[]
  readonly found: readonly AlikeLine[]
  readonly noun: Noun
  readonly currency: string
}

/** Each line's contribution per active year by group, and its difference to all as it is and among those alike. */
export function AlikeTable({ served, bands, found, noun, currency }: AlikeTableProps) {
  const least = useLeastShown()
  const lines = served.lines.flatMap((line) => {
    const own = found.find(({ entryId }) => entryId === line.entryId)
    return own === undefined ? [] : [{ line, own }]
  })
  const marks = hiddenCells(
    lines.map(({ own }) => [...own.bands.map(({ units }) => units), own.unknown]),
    least,
  )
  const isHidden = (row: number, column: number): boolean => marks[row]?.[column] ?? false
  const hasUnknown = lines.some(({ own }) => own.unknown > 0)
  return (
    <div className="serving-wide">
      <table className="serving-table tenure">
        <caption className="sr">{say.tabs.alike}</caption>
        <thead>
          <tr>
            <th>{say.heads.line}</th>
            {bands.map((band) => (
              <th key={band} className="num">
                {band}
              </th>
            ))}
            {hasUnknown && <th className="num">{say.unknownBand}</th>}
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
          {lines.map(({ line, own: one }, row) => {
            return (
              <tr key={one.entryId} className={classNames(line.kind !== 'segment' && 'aside')}>
                <LineHead line={line} />
                {one.bands.map(({ units, perUnitYear }, index) => (
                  <td key={bands[index]} className="num">
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
          <TotalRow
            lines={lines.map(({ own }) => own)}
            {...{ noun, hasUnknown }}
            isHidden={(column) => isHidden(lines.length, column)}
          />
        </tbody>
      </table>
    </div>
  )
}

function Differences({ line, currency }: { readonly line: AlikeLine; readonly currency: string }) {
  const text = (amount: number | null): string =>
    amount === null ? '' : `${amount > 0 ? '+' : ''}${formatMoney(amount, currency)}`
  return (
    <>
      <td className="num">{text(line.difference)}</td>
      <td className="num">{text(line.likeDifference)}</td>
      <td className="last">
        {line.isExplained && (
          <Hint text={say.isExplainedHint} className="warn-word">
            {say.isExplained}
          </Hint>
        )}
      </td>
    </>
  )
}

interface TotalRowProps {
  readonly lines: readonly AlikeLine[]
  readonly noun: Noun
  readonly hasUnknown: boolean
  readonly isHidden: (column: number) => boolean
}

function TotalRow({ lines, noun, hasUnknown, isHidden }: TotalRowProps) {
  const totals = groupTotals(lines, isHidden)
  return (
    <tr className="total">
      <th scope="row">{say.total(noun)}</th>
      {(hasUnknown ? totals : totals.slice(0, -1)).map((units, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups stand in their fixed order
        <td key={column} className="num">
          {units === null ? say.withheldShort : formatUnits(units, noun)}
        </td>
      ))}
      <td />
      <td />
      <td className="last" />
    </tr>
  )
}
