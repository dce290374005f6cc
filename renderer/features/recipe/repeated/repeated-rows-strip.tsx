import type { RecipeSource } from '../../../../shared/recipe/recipe.ts'
import type { RepeatedRowsChoice } from '../../../../shared/recipe/repeated-rows.ts'
import { editRecipe } from '../../../state/recipe-actions.ts'
import { repeatedWords as say, sayRepeated } from '../../../strings/repeated-rows.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorStrip } from '../../../ui/error-strip.tsx'
import { useRecipe } from '../recipe-context.ts'
import { undecidedRepeats } from './undecided-repeats.ts'

/** Asks what becomes of a source's rows that the last build found in several of its files. */
export function RepeatedRowsStrip({ source }: { readonly source: RecipeSource }) {
  const view = useRecipe()
  const found = undecidedRepeats(view, view.report).find((each) => each.source.id === source.id)
  if (found === undefined) return null
  const decide = (repeatedRows: RepeatedRowsChoice): void =>
    void editRecipe({ kind: 'change-source', sourceId: source.id, changes: { repeatedRows } })
  return (
    <ErrorStrip
      tone="warning"
      message={sayRepeated(source.name, found.rows)}
      actions={
        <>
          <Button small onPress={() => decide('once')}>
            {say.once}
          </Button>
          <Button small onPress={() => decide('all')}>
            {say.all}
          </Button>
        </>
      }
    />
  )
}
