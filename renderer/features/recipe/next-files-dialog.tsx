import { useEffect } from 'react'
import type { RecipeView } from '../../../shared/contract/recipe.ts'
import { useFileChooser } from '../../state/file-chooser-store.ts'
import { useJobs } from '../../state/jobs-store.ts'
import {
  chooseNextFiles,
  forgetNextFiles,
  otherFiles,
  setNextAsOf,
  takeNextFiles,
  useNextFiles,
} from '../../state/next-files-store.ts'
import { nextFilesWords as say } from '../../strings/next-files.ts'
import { sayDifference, sayRowsAfter } from '../../strings/recipe.ts'
import { suggestionWords } from '../../strings/suggestions.ts'
import { Button } from '../../ui/button.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorStrip } from '../../ui/error-strip.tsx'
import { formatDay } from '../../ui/format-time.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { nameIn } from './recipe-context.ts'
import { NextRepeats } from './repeated/next-repeats.tsx'
import { useBuild } from './use-build.ts'
import './next-files-dialog.css'

/** Other files of sources: how they differ from those of the last build is said before the table is built from them. */
export function NextFilesDialog({ view }: { readonly view: RecipeView }) {
  const { chosen, asOf, found, failure, repeatedRows } = useNextFiles()
  const isChoosing = useFileChooser(({ question }) => question !== null)
  const { start, isBuilding } = useBuild(view)
  useEffect(() => forgetNextFiles, [])
  const build = (): void => {
    forgetNextFiles()
    void start({ ...otherFiles(chosen), asOf, repeatedRows }, 'without-unfinished')
  }
  const canBuild = found !== null && found.problems.length === 0 && !isBuilding
  return (
    <Dialog
      title={say.title}
      isOpen={chosen.length > 0 && !isChoosing}
      onClose={forgetNextFiles}
      size="large"
      actions={
        <>
          <Button onPress={forgetNextFiles}>{say.cancel}</Button>
          <Button onPress={() => void takeNextFiles()}>{say.takeOnly}</Button>
          <Button kind="primary" isDisabled={!canBuild} onPress={build}>
            {say.build}
          </Button>
        </>
      }
    >
      <p className="second">{say.explain}</p>
      <Chosen view={view} />
      <div className="rc-next-day">
        <DayField label={say.asOf} value={asOf ?? view.recipe.asOf} onCommit={setNextAsOf} />
      </div>
      <After view={view} />
      {failure && <ErrorStrip message={failure.message} remedy={failure.remedy} />}
      <Found view={view} />
      <NextRepeats view={view} />
    </Dialog>
  )
}

/** The files of each source, and the way to those of the others. */
function Chosen({ view }: { readonly view: RecipeView }) {
  const { chosen } = useNextFiles()
  const nameOf = nameIn(view)
  const others = view.recipe.sources.filter(({ id }) => chosen.every(({ sourceId }) => sourceId !== id))
  return (
    <>
      <ul className="rc-next-files">
        {chosen.map(({ sourceId, how, files }) => {
          const count = view.recipe.sources.find(({ id }) => id === sourceId)?.files.length ?? 0
          return (
            <li key={sourceId}>
              <b>{nameOf(sourceId)}</b>
              <span>{files.map(({ name }) => name).join(', ')}</span>
              <span className="caption">{how === 'add' ? say.beside(count) : say.inPlaceOf(count)}</span>
            </li>
          )
        })}
      </ul>
      {others.length > 0 && (
        <p className="row">
          <span className="caption">{say.also}</span>
          {others.map(({ id, name }) => (
            <Button key={id} kind="link" onPress={() => void chooseNextFiles(id, 'replace')}>
              {say.more(name)}
            </Button>
          ))}
        </p>
      )}
    </>
  )
}

/** Rows of these files that lie after the day, and the day that takes them in. */
function After({ view }: { readonly view: RecipeView }) {
  const { asOf, found } = useNextFiles()
  const after = found?.after ?? null
  if (after === null) return null
  const until = formatDay(after.last)
  return (
    <ErrorStrip
      tone="warning"
      message={sayRowsAfter(after.rows, after.sourceIds.map(nameIn(view)), formatDay(asOf ?? view.recipe.asOf), until)}
      actions={
        <Button small onPress={() => setNextAsOf(after.last)}>
          {suggestionWords.takeInDo(until)}
        </Button>
      }
    />
  )
}

/** How far the comparison is, then all that it found. */
function Found({ view }: { readonly view: RecipeView }) {
  const { jobId, found } = useNextFiles()
  const job = useJobs(({ jobs }) => (jobId === null ? undefined : jobs[jobId]))
  if (job !== undefined || jobId !== null)
    return (
      <p className="row" role="status">
        <ProgressBar label={say.comparing} done={job?.progress.done ?? 0} total={job?.progress.total ?? null} />
        <span className="caption">{job?.progress.phase ?? say.comparing}</span>
      </p>
    )
  if (found === null) return null
  const nameOf = nameIn(view)
  const { differences, problems } = found
  return (
    <>
      {problems.length > 0 && (
        <section aria-label={say.problems} className="rc-next-found">
          <h3>{say.problems}</h3>
          <ul>
            {problems.map(({ sourceId, stepId, message, remedy }) => (
              <li key={`${sourceId} ${stepId} ${message}`}>
                {sourceId === null ? message : `${nameOf(sourceId)}: ${message}`} {remedy}
              </li>
            ))}
          </ul>
          <p className="caption">{say.mend}</p>
        </section>
      )}
      <section aria-label={say.changes} className="rc-next-found">
        <h3>{say.changes}</h3>
        {differences.length === 0 && <p className="caption">{say.same}</p>}
        <ul>
          {differences.map((difference) => {
            const sentence = sayDifference(difference, nameOf(difference.sourceId))
            return <li key={sentence}>{sentence}</li>
          })}
        </ul>
      </section>
    </>
  )
}
