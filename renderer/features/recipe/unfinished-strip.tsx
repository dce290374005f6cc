import type { RecipeView } from '../../../shared/contract/recipe.ts'
import { goToPlace } from '../../state/recipe-place-store.ts'
import { askAboutDrafts, openDrafts, useStepDrafts } from '../../state/step-drafts-store.ts'
import { listed } from '../../strings/listed.ts'
import { failureWords as say } from '../../strings/recipe-failures.ts'
import { STEP_KINDS } from '../../strings/recipe-steps.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorStrip } from '../../ui/error-strip.tsx'
import { useBuild } from './use-build.ts'

/** Asks, before a build, about steps that were begun and lack something. */
export function UnfinishedStrip({ view }: { readonly view: RecipeView }) {
  const { drafts, isAsking } = useStepDrafts()
  const { start } = useBuild(view)
  const open = openDrafts(drafts)
  const [first] = open
  if (!isAsking || first === undefined) return null
  const names = open.map(({ step }) => STEP_KINDS[step.kind].name)
  return (
    <ErrorStrip
      tone="warning"
      message={`${say.unfinished(open.length)}:`}
      remedy={say.unfinishedNote(listed(names))}
      actions={
        <>
          <Button
            small
            onPress={() => {
              askAboutDrafts(false)
              goToPlace(first.place)
            }}
          >
            {say.finish}
          </Button>
          <Button small onPress={() => void start({}, 'without-unfinished')}>
            {say.buildWithout}
          </Button>
        </>
      }
      onDismiss={() => askAboutDrafts(false)}
    />
  )
}
