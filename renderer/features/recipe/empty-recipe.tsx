import { recipeStrings as say } from '../../strings/recipe.ts'
import { DropBox } from '../../ui/drop-box.tsx'
import './empty-recipe.css'

/** No sources yet: where to drop files, and what happens to them. */
export function EmptyRecipe({ isOver }: { readonly isOver: boolean }) {
  return (
    <div className="rc-empty">
      <DropBox isOver={isOver} title={isOver ? say.dropNow : say.drop} note={say.dropNote} />
      <ol>
        {say.emptyHow.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </div>
  )
}
