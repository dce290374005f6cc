import type { KeySuggestion, MatchReport } from '../../../shared/recipe/recipe-report.ts'
import { editRecipe } from '../../state/recipe-actions.ts'
import { matchWords as say } from '../../strings/recipe.ts'
import { Button } from '../../ui/button.tsx'
import { formatExactCount, formatNumber, formatShare } from '../../ui/format-number.ts'

interface MatchPanelProps {
  readonly stepId: string
  readonly match: MatchReport
  /** Keys that are read as others already. */
  readonly mapped: readonly string[]
}

const SHOWN_KEYS = 12
const PARTS = ['matched', 'unmatched', 'withoutKey'] as const

/** How rows found their partners, what the money did, and what keys without a partner likely mean. */
export function MatchPanel({ stepId, match, mapped }: MatchPanelProps) {
  const suggestions = match.suggestions.filter(({ from }) => !mapped.includes(from))
  return (
    <>
      <MatchBar rows={match.rows} />
      {suggestions.length > 0 && <Suggestions stepId={stepId} suggestions={suggestions} />}
      {match.totals.length > 0 && (
        <section className="rc-part">
          <h3>{say.money}</h3>
          {match.totals.map(({ column, before, after, unmatched, withoutKey }) => {
            const digits = [before, after].every(Number.isInteger) ? 0 : 2
            const amount = (value: number): string => formatNumber(value, digits)
            return (
              <dl key={column} className="rc-money">
                <dt className="mono cut" title={column}>
                  {column}
                </dt>
                <dd />
                <dt>{say.before}</dt>
                <dd className="num">{amount(before)}</dd>
                <dt>{say.after}</dt>
                <dd className="num">{amount(after)}</dd>
                <dt>{say.lost}</dt>
                <dd className="num">{amount(unmatched + withoutKey)}</dd>
              </dl>
            )
          })}
        </section>
      )}
      {match.unmatchedKeys.length > 0 && (
        <section className="rc-part">
          <h3>{say.unmatchedKeys}</h3>
          <table>
            <thead>
              <tr>
                <th>{say.keyHead}</th>
                <th className="num last">{say.rows}</th>
              </tr>
            </thead>
            <tbody>
              {match.unmatchedKeys.slice(0, SHOWN_KEYS).map(({ key, rows }) => (
                <tr key={key}>
                  <th scope="row" className="mono">
                    {key}
                  </th>
                  <td className="num last">{formatExactCount(rows)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {match.unmatchedKeys.length > SHOWN_KEYS && (
            <p className="caption">{say.more(match.unmatchedKeys.length - SHOWN_KEYS)}</p>
          )}
        </section>
      )}
      {match.keys.unmatched > 0 && <p className="caption rc-part">{say.unused(match.keys.unmatched)}</p>}
    </>
  )
}

/** A bar of the rows by whether they found a partner, with the figures below it. */
function MatchBar({ rows }: { readonly rows: MatchReport['rows'] }) {
  const all = PARTS.reduce((sum, part) => sum + rows[part], 0)
  const share = (part: (typeof PARTS)[number]): number => (all === 0 ? 0 : rows[part] / all)
  return (
    <div className="rc-part">
      <div className="rc-match-bar" aria-hidden="true">
        {PARTS.map((part) => (
          <i key={part} className={part} style={{ width: `${share(part) * 100}%` }} />
        ))}
      </div>
      <ul className="rc-match-parts">
        {PARTS.filter((part) => part === 'matched' || rows[part] > 0).map((part) => (
          <li key={part}>
            <i className={part} aria-hidden="true" />
            <span>
              <b className="num">{formatExactCount(rows[part])}</b> {say[part]}
            </span>
            <span className="num">{formatShare(share(part))}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface SuggestionsProps {
  readonly stepId: string
  readonly suggestions: readonly KeySuggestion[]
}

function Suggestions({ stepId, suggestions }: SuggestionsProps) {
  const readAs = (chosen: readonly KeySuggestion[]): void =>
    void editRecipe({ kind: 'map-keys', stepId, changes: chosen.map(({ from, to }) => ({ from, to })) })
  return (
    <section className="rc-part" aria-label={say.suggestions}>
      <div className="section">
        <h3>{say.suggestions}</h3>
        {suggestions.length > 1 && (
          <Button kind="link" onPress={() => readAs(suggestions)}>
            {say.readAll}
          </Button>
        )}
      </div>
      <ul className="rc-suggested-keys">
        {suggestions.map((suggestion) => {
          const { from, to, rows } = suggestion
          return (
            <li key={from}>
              <span>
                <span className="mono">{say.suggestion(from, to)}</span>
                <span className="caption">{say.rowsGained(rows)}</span>
              </span>
              <Button small label={say.readAsSpoken(from, to)} onPress={() => readAs([suggestion])}>
                {say.readAs}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
