import { recipeStrings as say } from '../../strings/recipe.ts'
import { Icon } from '../../ui/icon.tsx'

/** No sources yet: where to drop files, and what happens to them. */
export function EmptyRecipe({ isOver }: { readonly isOver: boolean }) {
  return (
    <div className="rc-empty">
      <div className={isOver ? 'drop over' : 'drop'}>
        <Icon name="table" />
        <div>
          <b>{isOver ? say.dropNow : say.drop}</b>
          <span className="caption">{say.dropNote}</span>
        </div>
      </div>
      <ol>
        {say.emptyHow.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </div>
  )
}
