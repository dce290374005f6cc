import { unitKeyIn } from '../../../../shared/recipe/begin-recipe.ts'
import { BEHAVIOURS, type Behaviour, behaviourFeatures } from '../../../../shared/recipe/behaviours.ts'
import type { Feature } from '../../../../shared/recipe/feature.ts'
import type { FeaturesStep } from '../../../../shared/recipe/recipe-step.ts'
import { usualFeatures } from '../../../../shared/recipe/suggest-steps.ts'
import { unusedName } from '../../../../shared/recipe/unused-name.ts'
import { behaviourWords as library } from '../../../strings/behaviours.ts'
import { featureWords as say } from '../../../strings/recipe-steps.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { columnsAtEnd, columnsBefore, useRecipe } from '../recipe-context.ts'
import { FeatureRow } from './feature-row.tsx'
import { KeyFormField, KeyMapField } from './matching-fields.tsx'
import { SourceAndKey } from './source-and-key.tsx'

interface FeaturesEditorProps {
  readonly step: FeaturesStep
  /** Null for a step to be. */
  readonly keptId: string | null
  readonly change: (step: FeaturesStep) => void
}

/** Columns made from the rows that each unit has in a source. */
export function FeaturesEditor({ step, keptId, change }: FeaturesEditorProps) {
  const view = useRecipe()
  const { recipe } = view
  const source = recipe.sources.find(({ id }) => id === step.source)
  const columns = source === undefined ? [] : columnsAtEnd(view, source.id)
  const taken = [...columnsBefore(view, null, keptId), ...step.features].map(({ name }) => name)
  const choose = (id: string): void =>
    change({ ...step, source: id, key: unitKeyIn(recipe.table.base, id, columnsAtEnd(view, id)) ?? '', map: [] })
  const set = (features: readonly Feature[]): void => change({ ...step, features: [...features] })
  const addUsual = (): void => {
    const has = (feature: Feature): boolean => step.features.some((each) => isSameFigure(each, feature))
    const usual = usualFeatures(columns, source?.dateColumn ?? null, taken).filter((feature) => !has(feature))
    set([...step.features, ...usual])
  }
  const addBehaviour = (behaviour: Behaviour): void =>
    set([...step.features, ...behaviourFeatures(behaviour, columns, source?.dateColumn ?? null, taken)])
  const addOne = (): void =>
    set([...step.features, { kind: 'count', name: unusedName('rows', taken), where: null, windowDays: null }])
  return (
    <>
      <SourceAndKey
        source={step.source}
        keyColumn={step.key}
        columns={columns}
        onSource={choose}
        onKey={(key) => change({ ...step, key })}
      />
      {source !== undefined && (
        <>
          <div className="row">
            <Button small icon="plus" onPress={addUsual}>
              {say.usual}
            </Button>
            <Button small icon="plus" onPress={addOne}>
              {say.add}
            </Button>
            <Menu
              label={library.add}
              trigger={
                <Button small icon="plus">
                  {library.add}
                </Button>
              }
              groups={[
                { entries: BEHAVIOURS.map((id) => ({ id, ...library.library[id], onChoose: () => addBehaviour(id) })) },
              ]}
            />
            <span className="caption wide">{say.usualNote}</span>
          </div>
          {step.features.length > 0 && (
            <section aria-label={say.heads.name}>
              <div className="rc-feature heads caption" aria-hidden="true">
                <span>{say.heads.name}</span>
                <span>{say.heads.what}</span>
                <span>{say.heads.column}</span>
                <span>{say.heads.window}</span>
              </div>
              <ul>
                {step.features.map((feature, index) => (
                  <FeatureRow
                    // biome-ignore lint/suspicious/noArrayIndexKey: names change while they are typed
                    key={index}
                    {...{ feature, columns }}
                    hasDay={source.dateColumn !== null}
                    onChange={(next) => set(step.features.with(index, next))}
                    onRemove={() => set(step.features.toSpliced(index, 1))}
                  />
                ))}
              </ul>
            </section>
          )}
          <KeyFormField form={step.form} onChange={(form) => change({ ...step, form })} />
          <KeyMapField map={step.map} onChange={(map) => change({ ...step, map })} />
        </>
      )}
    </>
  )
}

/** Whether two features say the same, whatever their names. */
function isSameFigure(a: Feature, b: Feature): boolean {
  return JSON.stringify({ ...a, name: '' }) === JSON.stringify({ ...b, name: '' })
}
