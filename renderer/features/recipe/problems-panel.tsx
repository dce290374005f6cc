import { editRecipe } from '../../state/recipe-actions.ts'
import { goToPlace } from '../../state/recipe-place-store.ts'
import { problemWords as say } from '../../strings/recipe.ts'
import { Button } from '../../ui/button.tsx'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import type { PlacedProblem } from './find-problems.ts'
import { useRecipe } from './recipe-context.ts'

/** What stands in the way, each with its remedy and the way to it. */
export function ProblemsPanel({ problems }: { readonly problems: readonly PlacedProblem[] }) {
  if (problems.length === 0) return null
  return (
    <section className="rc-part" aria-label={say.title}>
      <h3>{say.title}</h3>
      <ul className="rc-problems">
        {problems.map(({ message, remedy, place, renamed }) => (
          <li key={`${message} ${JSON.stringify(place)}`}>
            <StatusGlyph status="warning" label={say.title} />
            <span>
              <button type="button" className="rc-go" onClick={() => goToPlace(place)}>
                {message}
              </button>{' '}
              {remedy}
              {renamed !== null && <UseInstead renamed={renamed} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Gives the new column the name that all steps know; the day of a source is known by the files' own name. */
function UseInstead({ renamed }: { readonly renamed: NonNullable<PlacedProblem['renamed']> }) {
  const { recipe } = useRecipe()
  const { sourceId, from, to } = renamed
  const source = recipe.sources.find(({ id }) => id === sourceId)
  const use = (): void => {
    if (source?.dateColumn === from) void editRecipe({ kind: 'change-source', sourceId, changes: { dateColumn: to } })
    else
      void editRecipe({
        kind: 'add-prepare-step',
        sourceId,
        step: { id: 'new', kind: 'rename', columns: [{ from: to, to: from }] },
        index: 0,
      })
  }
  return (
    <Button small onPress={use}>
      {say.useInstead(to)}
    </Button>
  )
}
