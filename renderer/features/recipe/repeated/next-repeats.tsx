import type { RecipeView } from '../../../../shared/contract/recipe.ts'
import { repeatedRowsChoice } from '../../../../shared/recipe/repeated-rows.ts'
import { decideNextRepeats, useNextFiles } from '../../../state/next-files-store.ts'
import { repeatedWords as say, sayRepeated } from '../../../strings/repeated-rows.ts'
import { Select } from '../../../ui/select.tsx'
import { nameIn } from '../recipe-context.ts'

const CHOICES = repeatedRowsChoice.options.map((id) => ({ id, ...say.choices[id] }))

/** Rows that other files share with one another or with those there: what becomes of them is decided before building. */
export function NextRepeats({ view }: { readonly view: RecipeView }) {
  const { found, repeatedRows } = useNextFiles()
  const nameOf = nameIn(view)
  if (found === null || found.repeated.length === 0) return null
  return (
    <section aria-label={say.title} className="rc-next-found">
      <h3>{say.title}</h3>
      {found.repeated.map(({ sourceId, rows }) => (
        <div key={sourceId} className="rc-next-repeats">
          <p>{sayRepeated(nameOf(sourceId), rows)}</p>
          <Select
            label={say.these}
            labelPlace="hidden"
            choices={CHOICES}
            value={repeatedRows[sourceId] ?? null}
            onChange={(choice) => decideNextRepeats(sourceId, choice)}
          />
        </div>
      ))}
    </section>
  )
}
