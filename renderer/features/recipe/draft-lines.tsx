import { goToPlace, useRecipePlace } from '../../state/recipe-place-store.ts'
import { forgetDraft, openDrafts, useStepDrafts } from '../../state/step-drafts-store.ts'
import { failureWords as say } from '../../strings/recipe-failures.ts'
import { STEP_KINDS } from '../../strings/recipe-steps.ts'
import { classNames } from '../../ui/class-names.ts'
import { IconButton } from '../../ui/icon-button.tsx'

/** Steps to be of a source, or of the table (null), that were begun and lack something. */
export function DraftLines({ sourceId }: { readonly sourceId: string | null }) {
  const drafts = useStepDrafts((state) => state.drafts)
  const here = JSON.stringify(useRecipePlace(({ place }) => place))
  const begun = openDrafts(drafts).filter(
    ({ place, sourceId: of }) =>
      of === sourceId && (place.kind === 'new-table-step' || place.kind === 'new-prepare-step'),
  )
  return begun.map(({ place, step }) => {
    const { name } = STEP_KINDS[step.kind]
    const isHere = JSON.stringify(place) === here
    return (
      <li key={JSON.stringify(place)} className={classNames('rc-line rc-step rc-draft', isHere && 'here')}>
        <span className="grip" />
        <button type="button" className="rc-main" aria-current={isHere} onClick={() => goToPlace(place)}>
          <span className="cut rc-name">{name}</span>
          <span className="caption">{say.notFinished}</span>
        </button>
        <IconButton
          icon="close"
          small
          label={say.discard(name)}
          onPress={() => {
            forgetDraft(place)
            if (isHere) goToPlace({ kind: 'table' })
          }}
        />
      </li>
    )
  })
}
