import type { RecipeView } from '../../../shared/contract/recipe.ts'
import { SCORES_STEP } from '../../../shared/recipe/score.ts'
import type { RecipePlace } from '../../state/recipe-place-store.ts'
import { coverWords, differenceWords, matchWords, problemWords, sayDifference } from '../../strings/recipe.ts'
import { formatExactCount } from '../../ui/format-number.ts'
import { formatDuration } from '../../ui/format-time.ts'
import { Inspector } from '../../ui/inspector.tsx'
import { CoverPanel } from './cover-panel.tsx'
import { ConversionPanel } from './currency/conversion-panel.tsx'
import { findProblems, problemsAt } from './find-problems.ts'
import { MatchPanel } from './match-panel.tsx'
import { ProblemsPanel } from './problems-panel.tsx'
import { findStep, nameIn, reportOf, useRecipe } from './recipe-context.ts'
import { SameUnitPanel } from './same-unit/same-unit-panel.tsx'
import { StagesPanel } from './warehouse/stages-panel.tsx'
import './recipe-inspector.css'

/** What the last run found of the chosen part, what is wrong with it and how to mend it. */
export function RecipeInspector({ place }: { readonly place: RecipePlace }) {
  const view = useRecipe()
  const problems = problemsAt(findProblems(view), place)
  return (
    <Inspector title={titleOf(view, place)} caption={view.isStale && view.report ? matchWords.stale : null}>
      <ProblemsPanel problems={problems} />
      <Found place={place} />
      {place.kind === 'table' && <Differences />}
      {place.kind === 'table' && <StagesPanel />}
      {place.kind === 'table' && problems.length === 0 && <p className="caption">{problemWords.none}</p>}
    </Inspector>
  )
}

function titleOf(view: RecipeView, place: RecipePlace): string {
  if (place.kind === 'source') return coverWords.title
  if (place.kind === 'scores' || place.kind === 'same-unit') return matchWords.step
  if (place.kind === 'tie-out') return coverWords.lastBuild
  if (place.kind === 'table') return view.report !== null ? coverWords.lastBuild : problemWords.title
  const kind = place.kind === 'step' ? findStep(view, place.stepId)?.step.kind : place.step
  return kind === 'lookUp' || kind === 'attach' || kind === 'features' ? matchWords.title : matchWords.step
}

function Found({ place }: { readonly place: RecipePlace }) {
  const view = useRecipe()
  const { report } = view
  if (place.kind === 'source') {
    const found = report?.sources.find(({ sourceId }) => sourceId === place.sourceId)
    const source = view.recipe.sources.find(({ id }) => id === place.sourceId)
    const isUnused = report?.unusedSources.includes(place.sourceId) ?? false
    if (!found || !source) return <p className="caption">{isUnused ? coverWords.unused : coverWords.notYet}</p>
    return <CoverPanel source={source} report={found} nouns={view.recipe.unit.noun.plural} />
  }
  if (place.kind === 'table' || place.kind === 'tie-out') return <BaseFound />
  if (place.kind === 'same-unit') return <SameUnitPanel />
  const stepId = place.kind === 'scores' ? SCORES_STEP : place.kind === 'step' ? place.stepId : null
  if (stepId === null) return <p className="caption">{matchWords.notYet}</p>
  const found = reportOf(view, stepId)
  if (found === null) return <p className="caption">{matchWords.notYet}</p>
  const { rowsIn, rowsOut, elapsedMs, match, conversion } = found
  const step = findStep(view, stepId)?.step
  const mapped = step && 'map' in step ? step.map.map(({ from }) => from) : []
  return (
    <>
      {conversion !== null && <ConversionPanel conversion={conversion} />}
      {match !== null && <MatchPanel stepId={stepId} match={match} mapped={mapped} />}
      <Rows rowsIn={rowsIn} rowsOut={rowsOut} elapsedMs={elapsedMs} />
    </>
  )
}

function BaseFound() {
  const view = useRecipe()
  const found = reportOf(view, null)
  if (view.report === null || found === null) return null
  const { elapsedMs } = view.report
  return <Rows rowsIn={found.rowsIn} rowsOut={found.rowsOut} elapsedMs={elapsedMs} />
}

interface RowsProps {
  readonly rowsIn: number
  readonly rowsOut: number
  readonly elapsedMs: number
}

function Rows({ rowsIn, rowsOut, elapsedMs }: RowsProps) {
  return (
    <dl className="rc-money rc-part">
      <dt>{coverWords.rowsIn}</dt>
      <dd className="num">{formatExactCount(rowsIn)}</dd>
      <dt>{coverWords.rowsOut}</dt>
      <dd className="num">{formatExactCount(rowsOut)}</dd>
      <dt>{coverWords.took}</dt>
      <dd className="num">{formatDuration(elapsedMs)}</dd>
    </dl>
  )
}

function Differences() {
  const view = useRecipe()
  const differences = view.report?.differences ?? []
  if (differences.length === 0) return null
  const nameOf = nameIn(view)
  return (
    <section className="rc-part" aria-label={differenceWords.title}>
      <h3>{differenceWords.title}</h3>
      <ul className="rc-differences">
        {differences.map((difference) => {
          const sentence = sayDifference(difference, nameOf(difference.sourceId))
          return <li key={sentence}>{sentence}</li>
        })}
      </ul>
      <p className="caption">{differenceWords.since}</p>
    </section>
  )
}
