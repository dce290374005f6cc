import type { RecipeView } from '../../../shared/contract/recipe.ts'
import { rowsAfterAsOf } from '../../../shared/recipe/rows-after.ts'
import { rowsEndLongBefore } from '../../../shared/recipe/rows-end.ts'
import { cancelJob, useJobs } from '../../state/jobs-store.ts'
import { chooseNewSources } from '../../state/new-sources-store.ts'
import { hideRecipe, useRecipePlace } from '../../state/recipe-place-store.ts'
import { recipeStrings as say } from '../../strings/recipe.ts'
import { Button } from '../../ui/button.tsx'
import { formatDay, formatDuration } from '../../ui/format-time.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useLastDays } from './last-days.ts'
import { useBuild } from './use-build.ts'

const DOT = '\u2002·\u2002'

/** How it stands with the last build, and of which day the table is; where its rows end long before or after, that is said. */
export function RecipeScope({ view }: { readonly view: RecipeView }) {
  const { report, isStale } = view
  const lastDays = useLastDays(view)
  const state = report === null ? say.never : isStale ? say.stale : say.builtIn(formatDuration(report.elapsedMs))
  return (
    <>
      {asOfWords(view, lastDays)}
      {DOT}
      {state}
    </>
  )
}

function asOfWords({ recipe, report }: RecipeView, lastDays: readonly string[]): string {
  const day = formatDay(recipe.asOf)
  const end = rowsEndLongBefore(recipe.asOf, lastDays)
  if (end !== null) return say.asOfLate(day, formatDay(end))
  const after = rowsAfterAsOf(recipe, report)
  return after === null ? say.asOf(day) : say.asOfEarly(day, after.rows)
}

interface RecipeActionsProps {
  readonly view: RecipeView | null
  readonly hasTable: boolean
}

/** The way back, more files, and building; while it builds, how far it is. */
export function RecipeActions({ view, hasTable }: RecipeActionsProps) {
  const jobId = useRecipePlace((state) => state.buildJobId)
  const job = useJobs(({ jobs }) => (jobId === null ? undefined : jobs[jobId]))
  const { start } = useBuild(view)
  if (jobId !== null) {
    return (
      <>
        <span className="caption cut" role="status">
          {job?.progress.phase ?? say.building}
        </span>
        <ProgressBar label={say.building} done={job?.progress.done ?? 0} total={job?.progress.total ?? null} />
        <Button onPress={() => void cancelJob(jobId)}>{say.cancel}</Button>
      </>
    )
  }
  return (
    <>
      <Button kind="quiet" onPress={hideRecipe}>
        {hasTable ? say.back : say.leave}
      </Button>
      <Button kind={view === null ? 'primary' : 'plain'} onPress={() => void chooseNewSources()}>
        {say.addFiles}
      </Button>
      {view !== null && (
        <Button kind="primary" onPress={() => void start()}>
          {say.build}
        </Button>
      )}
    </>
  )
}
