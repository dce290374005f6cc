import { OPTION_CRITERIA, type Scorecard } from '../../../../../shared/entities/scorecard.ts'
import type { ScoredOptions } from '../../../../../shared/scorecard/score-options.ts'
import { scorecardWords as say } from '../../../../strings/scorecard.ts'
import { classNames } from '../../../../ui/class-names.ts'
import { formatNumber, NOT_AVAILABLE } from '../../../../ui/format-number.ts'
import { Hint } from '../../../../ui/hint.tsx'
import { StatusGlyph } from '../../../../ui/status-glyph.tsx'
import type { ShownOption } from '../../shown-options.ts'
import { FlipsPart } from './flips-part.tsx'
import { WeightField } from './weight-field.tsx'

interface OptionsPartProps {
  readonly scored: ScoredOptions
  readonly options: readonly ShownOption[]
  readonly scorecard: Scorecard
}

/** Criteria with their weights and the points of every option; the score and which ranks hold. */
export function OptionsPart({
  scored: { points, criteria, scores, sensitivity },
  options,
  scorecard,
}: OptionsPartProps) {
  const shown = OPTION_CRITERIA.filter((id) => points.some((own) => typeof own[id] === 'number'))
  return (
    <>
      <section>
        <div className="scores-scroll">
          <table className="scores-table">
            <thead>
              <tr>
                <th>{say.criterion}</th>
                <th className="num weight">{say.weight}</th>
                {options.map(({ structureId, letter, name }) => (
                  <th key={structureId} className="num">
                    <span className="cut" title={name}>
                      {letter} {name}
                    </span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((id) => (
                <tr key={id} className={criteria.includes(id) ? undefined : 'aside'}>
                  <th scope="row">
                    <Hint text={say.hint(id)}>{say.name(id)}</Hint>
                  </th>
                  <td className="num weight">
                    <WeightField id={id} scorecard={scorecard} />
                  </td>
                  {points.map((own, at) => (
                    <PointsCell
                      key={options[at]?.structureId}
                      points={own[id] ?? null}
                      isBest={isBest(
                        own[id] ?? null,
                        points.map((other) => other[id] ?? null),
                      )}
                    />
                  ))}
                </tr>
              ))}
              <tr className="total">
                <th scope="row" colSpan={2}>
                  {say.score}
                </th>
                {scores.map((score, at) => (
                  <PointsCell key={options[at]?.structureId} points={score} isBest={isBest(score, scores)} />
                ))}
              </tr>
              <tr>
                <th scope="row" colSpan={2}>
                  {say.rank}
                </th>
                {sensitivity.ranks.map((rank, at) => (
                  <RankCell key={options[at]?.structureId} rank={rank} isStable={sensitivity.isStable[at] === true} />
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      </section>
      <FlipsPart sensitivity={sensitivity} names={options.map(({ name }) => name)} />
    </>
  )
}

/** Whether points are the best, as they are shown; nobody is where all show the same. */
function isBest(points: number | null, all: readonly (number | null)[]): boolean {
  const shown = (one: number): string => formatNumber(one, 1)
  const known = all.filter((one) => one !== null)
  return (
    points !== null &&
    shown(points) === shown(Math.max(...known)) &&
    known.some((other) => shown(other) !== shown(points))
  )
}

function PointsCell({ points, isBest: best }: { readonly points: number | null; readonly isBest: boolean }) {
  if (points === null) return <td className="num muted">{NOT_AVAILABLE}</td>
  return <td className={classNames('num', best && 'best-points')}>{formatNumber(points, 1)}</td>
}

/** A rank with a tick where it holds, a triangle where it turns. */
export function RankCell({ rank, isStable }: { readonly rank: number | null; readonly isStable: boolean }) {
  if (rank === null) return <td className="num muted">{NOT_AVAILABLE}</td>
  return (
    <td className="num">
      <span className="scores-rank">
        <StatusGlyph status={isStable ? 'pass' : 'warning'} label={isStable ? say.holds : say.turns} />
        {rank}
      </span>
    </td>
  )
}
