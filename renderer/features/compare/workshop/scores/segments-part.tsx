import type { ComparedStructure, ComparisonRow } from '../../../../../shared/contract/comparison.ts'
import {
  ATTRACTION_CRITERIA,
  type Posture,
  type Scorecard,
  SERVICE_CRITERIA,
  type SegmentCriterion,
} from '../../../../../shared/entities/scorecard.ts'
import type { RankedSegment, RankedSegments } from '../../../../../shared/scorecard/rank-segments.ts'
import { paintOfRow } from '../../../../charts/paint.ts'
import { runCommand } from '../../../../state/workspace-store.ts'
import { scorecardWords as say } from '../../../../strings/scorecard.ts'
import { formatNumber, NOT_AVAILABLE } from '../../../../ui/format-number.ts'
import { Hint } from '../../../../ui/hint.tsx'
import { Select } from '../../../../ui/select.tsx'
import { Swatch } from '../../../../ui/swatch.tsx'
import { FlipsPart } from './flips-part.tsx'
import { RankCell } from './options-part.tsx'
import { WeightField } from './weight-field.tsx'

interface SegmentsPartProps {
  readonly structure: ComparedStructure
  readonly ranked: RankedSegments
  readonly scorecard: Scorecard
}

/** Segments by attractiveness × ability to serve, revenue rank beside profit rank, and what each is for. */
export function SegmentsPart({ structure, ranked, scorecard }: SegmentsPartProps) {
  const words = say.segments
  const rows = ranked.segments.map(({ entryId }) => structure.rows.find((row) => row.entryId === entryId))
  return (
    <>
      <section>
        <div className="scores-scroll">
          <table className="scores-table segments-ranked">
            <thead>
              <tr>
                <th>{words.segment}</th>
                <th className="num">{words.attraction}</th>
                <th className="num">{words.service}</th>
                <th className="num">{words.priority}</th>
                <th className="num">{say.rank}</th>
                <th className="num">{words.revenueRank}</th>
                <th className="num">{words.profitRank}</th>
                <th className="last">{words.posture}</th>
              </tr>
            </thead>
            <tbody>
              {ranked.segments.map((segment, at) => (
                <SegmentRow key={segment.entryId} {...{ segment, at, ranked, scorecard }} row={rows[at]} />
              ))}
            </tbody>
          </table>
        </div>
        <p className="caption">{words.postureNote}</p>
      </section>
      <section className="weights-row">
        <Weights name={words.attraction} ids={ATTRACTION_CRITERIA} used={ranked.attraction} scorecard={scorecard} />
        <Weights name={words.service} ids={SERVICE_CRITERIA} used={ranked.service} scorecard={scorecard} />
      </section>
      <FlipsPart sensitivity={ranked} names={rows.map((row) => row?.name ?? '')} />
    </>
  )
}

interface SegmentRowProps {
  readonly segment: RankedSegment
  readonly at: number
  readonly row: ComparisonRow | undefined
  readonly ranked: RankedSegments
  readonly scorecard: Scorecard
}

function SegmentRow({ segment, at, row, ranked, scorecard }: SegmentRowProps) {
  const { entryId, attractiveness, service, priority, revenueRank, profitRank, proposed } = segment
  if (row === undefined) return null
  const shift = revenueRank === null || profitRank === null ? 0 : revenueRank - profitRank
  return (
    <tr>
      <th scope="row">
        <span className="changes-name" title={row.name}>
          <Swatch kind={paintOfRow(row)} />
          <span className="cut">{row.name}</span>
        </span>
      </th>
      {[attractiveness, service, priority].map((points, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three figures in a fixed order
        <td key={place} className="num">
          {points === null ? NOT_AVAILABLE : formatNumber(points, 1)}
        </td>
      ))}
      <RankCell rank={ranked.ranks[at] ?? null} isStable={ranked.isStable[at] === true} />
      <td className="num">{revenueRank ?? NOT_AVAILABLE}</td>
      <td className="num">
        {profitRank ?? NOT_AVAILABLE}
        {shift !== 0 && <small className="second-line">{say.segments.rankShift(shift)}</small>}
      </td>
      <td className="last">
        <PostureSelect entryId={entryId} name={row.name} decided={scorecard.postures[entryId]} proposed={proposed} />
      </td>
    </tr>
  )
}

interface PostureSelectProps {
  readonly entryId: string
  readonly name: string
  readonly decided: Posture | undefined
  readonly proposed: Posture | null
}

function PostureSelect({ entryId, name, decided, proposed }: PostureSelectProps) {
  const choices = [
    { id: 'proposed', name: proposed === null ? say.undecided : say.proposed(say.posture[proposed]) },
    ...(['fund', 'build', 'wind-down'] as const).map((id) => ({ id, name: say.posture[id] })),
  ]
  const decide = (id: string): void => {
    const posture = id === 'fund' || id === 'build' || id === 'wind-down' ? id : null
    void runCommand('scorecard.decide', { entryId, posture })
  }
  return (
    <Select
      label={say.segments.postureOf(name)}
      labelPlace="hidden"
      choices={choices}
      value={decided ?? 'proposed'}
      onChange={decide}
    />
  )
}

interface WeightsProps {
  readonly name: string
  readonly ids: readonly SegmentCriterion[]
  /** Those that every segment has a figure of. */
  readonly used: readonly SegmentCriterion[]
  readonly scorecard: Scorecard
}

function Weights({ name, ids, used, scorecard }: WeightsProps) {
  const left = ids.filter((id) => !used.includes(id)).map((id) => say.name(id))
  return (
    <fieldset className="weights">
      <legend className="h">{name}</legend>
      {used.map((id) => (
        <div key={id} className="weight-line">
          <Hint text={say.hint(id)}>{say.name(id)}</Hint>
          <WeightField id={id} scorecard={scorecard} />
        </div>
      ))}
      {left.length > 0 && <p className="caption">{say.segments.left(left)}</p>}
    </fieldset>
  )
}
