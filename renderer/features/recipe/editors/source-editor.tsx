import { useState } from 'react'
import type { RecipeEditInput } from '../../../../shared/contract/recipe.ts'
import type { RecipeSource } from '../../../../shared/recipe/recipe.ts'
import { editRecipe } from '../../../state/recipe-actions.ts'
import { currencyWords } from '../../../strings/currency.ts'
import { sourceWords as say } from '../../../strings/recipe-steps.ts'
import { DayField } from '../../../ui/day-field.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useRecipe } from '../recipe-context.ts'
import { RepeatedRowsField } from '../repeated/repeated-rows-field.tsx'
import { columnChoices } from './column-choices.ts'
import { ReadColumns } from './read-columns.tsx'
import { SourceFiles } from './source-files.tsx'
import { SourceLocations } from './source-locations.tsx'
import { SourceReading } from './source-reading.tsx'

type Changes = Extract<RecipeEditInput, { kind: 'change-source' }>['changes']

/** No column has this name. */
const NO_COLUMN = '\u0000none'
const ROLES = ['attributes', 'flow', 'balance'] as const
const TAXES = ['unset', 'net', 'gross'] as const

/** What a source is and covers, and how its files are read. */
export function SourceEditor({ source }: { readonly source: RecipeSource }) {
  const view = useRecipe()
  const { noun } = view.recipe.unit
  const look = view.sources.find(({ sourceId }) => sourceId === source.id)
  const columns = look?.columns ?? []
  const change = (changes: Changes): void => void editRecipe({ kind: 'change-source', sourceId: source.id, changes })
  const isOfEvents = source.role !== 'attributes'
  return (
    <section className="rc-editor" aria-label={source.name}>
      <h2 className="h">{say.title}</h2>
      <SourceFiles source={source} state={look?.state ?? 'present'} missing={look?.missing ?? []} />
      <div className="rc-fields">
        <TextField
          label={say.name}
          value={source.name}
          onCommit={(name) => name.trim() !== '' && change({ name: name.trim() })}
        />
        <Select
          label={say.role}
          choices={ROLES.map((id) => ({ id, ...say.roles[id] }))}
          value={source.role}
          onChange={(role) => change({ role })}
        />
        {isOfEvents && (
          <>
            <Select
              label={say.day}
              description={say.dayNote}
              mono
              choices={[
                { id: NO_COLUMN, name: say.noDay },
                ...columnChoices(
                  columns.filter(({ type }) => type === 'date'),
                  source.dateColumn,
                ),
              ]}
              value={source.dateColumn ?? NO_COLUMN}
              onChange={(day) => change({ dateColumn: day === NO_COLUMN ? null : day })}
            />
            <Select
              label={say.completeness(noun.plural)}
              choices={[
                { id: 'complete', ...say.complete },
                { id: 'partial', ...say.partial },
              ]}
              value={source.completeness}
              onChange={(completeness) => change({ completeness })}
            />
          </>
        )}
        <RepeatedRowsField source={source} />
        <Period {...{ source, change }} />
        <Select
          label={currencyWords.column}
          mono
          choices={[
            { id: NO_COLUMN, name: currencyWords.oneFor },
            ...columnChoices(
              columns.filter(({ type }) => type === 'text'),
              source.currencyColumn,
            ),
          ]}
          value={source.currencyColumn ?? NO_COLUMN}
          onChange={(name) => change({ currencyColumn: name === NO_COLUMN ? null : name })}
        />
        {source.currencyColumn === null && (
          <TextField
            label={say.currency}
            value={source.currency ?? ''}
            placeholder="EUR"
            maxLength={3}
            onCommit={(text) => {
              const currency = text.trim().toUpperCase()
              if (currency === '' || /^[A-Z]{3}$/.test(currency))
                change({ currency: currency === '' ? null : currency })
            }}
          />
        )}
        <Select
          label={say.tax}
          choices={TAXES.map((id) => ({ id, name: say.taxes[id] }))}
          value={source.taxBasis ?? 'unset'}
          onChange={(id) => change({ taxBasis: id === 'unset' ? null : id })}
        />
      </div>
      <SourceReading reading={look?.reading} options={source.options} onChange={(options) => change({ options })} />
      <SourceLocations columns={columns} options={source.options} onChange={(options) => change({ options })} />
      <ReadColumns columns={columns} options={source.options} onChange={(options) => change({ options })} />
    </section>
  )
}

interface PeriodProps {
  readonly source: RecipeSource
  readonly change: (changes: Changes) => void
}

/** The days that the files cover: declared when both ends are. */
function Period({ source, change }: PeriodProps) {
  const { period } = source
  const [refused, setRefused] = useState<'start' | 'end' | null>(null)
  const set = (start: string, end: string, changed: 'start' | 'end'): void => {
    const isBackwards = start !== '' && end !== '' && start > end
    setRefused(isBackwards ? changed : null)
    if (!isBackwards) change({ period: start === '' || end === '' ? null : { start, end } })
  }
  const error = (field: 'start' | 'end') => (refused === field ? { error: say.periodBackwards } : {})
  return (
    <>
      <DayField
        label={say.periodStart}
        value={period?.start ?? ''}
        isOptional
        {...error('start')}
        onChange={() => setRefused(null)}
        onCommit={(start) => set(start, period?.end ?? start, 'start')}
      />
      <DayField
        label={say.periodEnd}
        value={period?.end ?? ''}
        isOptional
        {...error('end')}
        onChange={() => setRefused(null)}
        onCommit={(end) => set(period?.start ?? end, end, 'end')}
      />
    </>
  )
}
