import { LIKELY } from '../../../../shared/contract/duplicates.ts'
import { subjectOf } from '../../../../shared/recipe/key-decision.ts'
import { lookForDuplicates, mergeFound, useDuplicates, useFound } from '../../../state/duplicates-store.ts'
import { cancelJob, useJobs } from '../../../state/jobs-store.ts'
import { sameUnitWords as say } from '../../../strings/same-unit.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckListPopover } from '../../../ui/check-list-popover.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { useRecipe } from '../recipe-context.ts'
import { DecisionList } from './decision-list.tsx'
import { Findings } from './findings.tsx'
import { MergeRules } from './merge-rules.tsx'
import './same-unit.css'

/** Keys that are one unit or look it: finding them, deciding about each, and what was decided. */
export function SameUnitEditor() {
  const { recipe } = useRecipe()
  const { noun } = recipe.unit
  return (
    <section className="rc-editor" aria-label={say.title(noun)}>
      <div className="section">
        <h2 className="h">{say.title(noun)}</h2>
      </div>
      <p className="caption">{say.note(noun)}</p>
      <Search />
      <MergeRules />
      <DecisionList />
    </section>
  )
}

function Search() {
  const { recipe } = useRecipe()
  const jobId = useDuplicates((state) => state.jobId)
  const found = useFound()
  const job = useJobs(({ jobs }) => (jobId === null ? undefined : jobs[jobId]))
  if (jobId !== null)
    return (
      <div className="row">
        <span className="caption" role="status">
          {job?.progress.phase ?? say.looking}
        </span>
        <ProgressBar label={say.looking} done={job?.progress.done ?? 0} total={job?.progress.total ?? null} />
        <Button small onPress={() => void cancelJob(jobId)}>
          {say.cancel}
        </Button>
      </div>
    )
  if (found === null)
    return (
      <div className="row">
        <Button kind="primary" onPress={() => void lookForDuplicates(null)}>
          {say.look}
        </Button>
        <span className="caption">{say.notYet}</span>
      </div>
    )
  const decided = new Set(recipe.keyDecisions.map(subjectOf))
  const open = found.findings.filter(
    ({ key, other }) => !decided.has(subjectOf({ kind: 'merge', key, into: other, score: null })),
  )
  const likely = open.filter(({ score }) => score >= LIKELY).length
  const left = found.found - found.findings.length
  // Those not shown are the less sure ones, unless all that are shown are likely.
  const allLikely = likely + Math.max(0, found.likely - found.findings.filter(({ score }) => score >= LIKELY).length)
  const compared = found.columns.filter(({ isCompared }) => isCompared).map(({ name }) => name)
  const choose = (name: string, isChosen: boolean): void =>
    void lookForDuplicates(isChosen ? [...compared, name] : compared.filter((each) => each !== name))
  return (
    <>
      <div className="row su-search">
        <CheckListPopover
          label={say.compareTitle}
          trigger={<Button small>{say.compare(compared)}</Button>}
          entries={found.columns.map(({ name, isCompared }) => ({ id: name, name, isChosen: isCompared }))}
          onChange={choose}
        />
        <Button small onPress={() => void lookForDuplicates(compared)}>
          {say.lookAgain}
        </Button>
        {allLikely > 1 && (
          <Button small onPress={() => void mergeFound(LIKELY)}>
            {say.mergeAll(allLikely)}
          </Button>
        )}
      </div>
      <p className="second">
        {open.length + left === 0
          ? say.none(recipe.unit.noun)
          : say.found(found.rows, found.compared, open.length + left, allLikely)}
      </p>
      {found.crowded > 0 && <p className="caption">{say.crowded(found.crowded)}</p>}
      <Findings findings={open} />
      {left > 0 && <p className="caption">{say.notShown(left)}</p>}
    </>
  )
}
