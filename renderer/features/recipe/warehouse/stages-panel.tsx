import { useQuery } from '../../../state/use-query.ts'
import { showWarehouse } from '../../../state/warehouse-store.ts'
import { warehouseWords as say } from '../../../strings/warehouse.ts'
import { Button } from '../../../ui/button.tsx'
import { useRecipe } from '../recipe-context.ts'
import './warehouse.css'

/** The fingerprint of each stage from the files to the rules, and the way to the recipe as SQL. */
export function StagesPanel() {
  const { report } = useRecipe()
  const { data: stages } = useQuery('recipe.stages', {})
  if (!stages || report === null) return null
  const made = (['sources', 'features', 'scores'] as const).map((stage) => ({
    id: stage,
    name: say.names[stage],
    hash: stages[stage],
    isChanged: stages[stage] !== report.hashes[stage],
  }))
  const rules = stages.rules.map(({ structureId, name, hash }) => {
    return { id: structureId, name: say.rulesOf(name), hash, isChanged: false }
  })
  return (
    <section className="rc-part" aria-label={say.stages}>
      <h3>{say.stages}</h3>
      <dl className="wh-stages">
        {[...made, ...rules].map(({ id, name, hash, isChanged }) => (
          <div key={id}>
            <dt className="cut" title={name}>
              {name}
            </dt>
            <dd className={hash === '' ? 'muted' : 'mono'} title={hash === '' ? undefined : say.full(name, hash)}>
              {hash === '' ? say.none : shortened(hash)}
              {isChanged && <span className="caption">{say.changed}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p className="caption">{say.explain}</p>
      <Button small onPress={showWarehouse}>
        {say.save}
      </Button>
    </section>
  )
}

/** As much of a hash as is read aloud. */
function shortened(hash: string): string {
  return `${hash.slice(0, 8)} ${hash.slice(8, 16)}`
}
