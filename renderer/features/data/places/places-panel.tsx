import { useState } from 'react'
import type { PlaceStep } from '../../../../shared/contract/places.ts'
import type { WorkspaceView } from '../../../../shared/contract/workspaces.ts'
import { placeRule } from '../../../../shared/rules/place-rule.ts'
import { printRule } from '../../../../shared/rules/print-rule.ts'
import { showRowsWhere } from '../../../state/table-view-store.ts'
import { useQuery } from '../../../state/use-query.ts'
import { placeWords as say } from '../../../strings/places.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorStrip } from '../../../ui/error-strip.tsx'
import { PlaceSetup } from './place-setup.tsx'
import { PlaceTable } from './place-table.tsx'
import './places.css'

/** Where units are: from country to neighbourhood, each level adding up to the one above. */
export function PlacesPanel({ workspace }: { readonly workspace: WorkspaceView }) {
  const { data: arranged, error: lost } = useQuery('places.get', {})
  const [wanted, setPath] = useState<readonly PlaceStep[]>([])
  const levels = arranged?.places.levels ?? []
  // Another arrangement has other levels: what is left of the path is what both have.
  const other = wanted.findIndex(({ column }, index) => levels[index] !== column)
  const path = other < 0 ? wanted : wanted.slice(0, other)
  const { data, error, isStale } = useQuery('places.level', { path: [...path] }, { enabled: levels.length > 0 })
  const open = (value: string): void => {
    const column = levels[path.length]
    // Until the next level is there, the lines are still those of the one before.
    if (column !== undefined && data?.column === column) setPath([...path, { column, value }])
  }
  const noun = workspace.frame.unitNoun
  const rule = placeRule(path)
  const failure = lost ?? error
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="scroll places" tabIndex={0} aria-label={say.tab}>
      <header className="places-head">
        <div className="stack">
          <h2 className="h">{say.title(noun)}</h2>
          {levels.length > 0 ? (
            <p className="caption">{say.lead}</p>
          ) : (
            arranged !== undefined && (
              <p>
                {say.empty} {say.emptyRemedy}
              </p>
            )
          )}
        </div>
        {arranged !== undefined && <PlaceSetup workspace={workspace} {...arranged} />}
      </header>
      {failure && <ErrorStrip message={failure.message} remedy={failure.remedy} />}
      {levels.length > 0 && (
        <nav className="places-path" aria-label={say.path}>
          {[null, ...path].map((step, index) => (
            <span key={step === null ? '' : `${step.column} ${step.value}`} className="row">
              {index > 0 && <span aria-hidden="true">›</span>}
              {index === path.length ? (
                <b aria-current="location">{step?.value ?? say.top(noun)}</b>
              ) : (
                <Button kind="link" onPress={() => setPath(path.slice(0, index))}>
                  {step?.value ?? say.top(noun)}
                </Button>
              )}
            </span>
          ))}
          {rule !== null && (
            <Button small onPress={() => showRowsWhere(printRule(rule))}>
              {say.show}
            </Button>
          )}
        </nav>
      )}
      {data !== undefined && arranged !== undefined && levels.length > 0 && (
        <PlaceTable
          level={data}
          {...{ places: arranged.places, isStale, noun, currency: workspace.frame.currency }}
          onOpen={open}
        />
      )}
    </section>
  )
}
