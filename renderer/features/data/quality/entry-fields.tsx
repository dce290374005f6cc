import {
  type DictionaryEntry,
  DOMAINS,
  type EntryChanges,
  type EntryField,
  LEGAL_BASES,
  SIGNALS,
} from '../../../../shared/quality/dictionary.ts'
import type { JudgedColumn } from '../../../../shared/quality/judge-columns.ts'
import { DOMAIN_NAMES } from '../../../../shared/quality/uncovered-metrics.ts'
import { runCommand } from '../../../state/workspace-store.ts'
import {
  BASIS_WORDS,
  DOMAIN_WORDS,
  EMPTY_WORDS,
  FIELD_WORDS,
  SIGNAL_WORDS,
  qualityStrings as say,
  TAX_WORDS,
} from '../../../strings/quality.ts'
import { DayField } from '../../../ui/day-field.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { sentenceCase } from '../../../ui/number-word.ts'
import { EntryLine, EntrySelect, EntryText } from './entry-line.tsx'
import { SensitivityFields } from './sensitivity-fields.tsx'

const NONE = 'none-of-them'

/** One or several columns that are described at once. */
export interface EntryGroup {
  readonly chosen: readonly JudgedColumn[]
  readonly isReadOnly: boolean
  /** The field's value where all have the same, else undefined. */
  readonly common: <Field extends EntryField>(field: Field) => DictionaryEntry[Field] | undefined
  readonly isSaid: (field: EntryField) => boolean
  readonly say: (changes: EntryChanges) => void
  readonly reset: (fields: EntryField[]) => void
}

/** The group's fields and commands. */
export function entryGroup(chosen: readonly JudgedColumn[], isReadOnly: boolean): EntryGroup {
  const columns = chosen.map(({ column }) => column.name)
  return {
    chosen,
    isReadOnly,
    common: (field) => {
      const first = chosen[0]?.entry[field]
      const isCommon = chosen.every(({ entry }) => JSON.stringify(entry[field]) === JSON.stringify(first))
      return isCommon ? first : undefined
    },
    isSaid: (field) => chosen.some(({ said }) => said.has(field)),
    say: (changes) => void runCommand('dictionary.describe', { columns, changes }),
    reset: (reset) => void runCommand('dictionary.describe', { columns, reset }),
  }
}

/** The dictionary entry, field by field; each change is kept at once. */
export function EntryFields({ chosen, isReadOnly }: Pick<EntryGroup, 'chosen' | 'isReadOnly'>) {
  const group = entryGroup(chosen, isReadOnly)
  const isNumeric = chosen.every(({ column: { type } }) => type === 'number' || type === 'integer')
  const only = chosen.length === 1 ? chosen[0] : undefined
  return (
    <>
      <section className="column-part" aria-label={say.use}>
        <h3>{say.use}</h3>
        <SensitivityFields group={group} />
        <EntryText group={group} field="purpose" />
        <EntrySelect
          group={group}
          field="basis"
          value={group.common('basis') ?? NONE}
          choices={[{ id: NONE, name: say.notSaid }, ...LEGAL_BASES.map((id) => ({ id, name: BASIS_WORDS[id] }))]}
          onChoose={(id) => group.say({ basis: LEGAL_BASES.find((basis) => basis === id) ?? null })}
        />
      </section>
      <section className="column-part" aria-label={say.content}>
        <h3>{say.content}</h3>
        <EntryText group={group} field="meaning" />
        <EntryText group={group} field="source" />
        <EntrySelect
          group={group}
          field="signal"
          value={group.common('signal')}
          note={only?.reasons.signal}
          choices={SIGNALS.map((id) => ({ id, name: SIGNAL_WORDS[id] }))}
          onChoose={(id) => {
            const signal = SIGNALS.find((one) => one === id)
            if (signal) group.say({ signal })
          }}
        />
        <EntrySelect
          group={group}
          field="domain"
          value={group.common('domain') ?? NONE}
          choices={[
            ...DOMAINS.map((id) => ({ id, name: DOMAIN_WORDS[id], note: sentenceCase(DOMAIN_NAMES[id]) })),
            { id: NONE, name: say.noDomain },
          ]}
          onChoose={(id) => group.say({ domain: DOMAINS.find((one) => one === id) ?? null })}
        />
        <EntrySelect
          group={group}
          field="emptyMeans"
          value={group.common('emptyMeans')}
          choices={(['unknown', 'none'] as const).map((id) => ({ id, name: EMPTY_WORDS[id] }))}
          onChoose={(id) => group.say({ emptyMeans: id === 'none' ? 'none' : 'unknown' })}
        />
        {isNumeric && <RangeFields group={group} />}
        {isNumeric && <MoneyFields group={group} />}
      </section>
      <FreshnessFields group={group} />
    </>
  )
}

function RangeFields({ group }: { readonly group: EntryGroup }) {
  const range = group.common('range') ?? { min: null, max: null }
  const set = (changes: Partial<DictionaryEntry['range']>): void => group.say({ range: { ...range, ...changes } })
  const kept = (value: number): number | null => (Number.isNaN(value) ? null : value)
  const bound = (end: 'min' | 'max', label: string) => (
    <NumberField
      label={label}
      labelPlace="hidden"
      value={range[end] ?? Number.NaN}
      isReadOnly={group.isReadOnly}
      onChange={(value) => kept(value) !== range[end] && set({ [end]: kept(value) })}
    />
  )
  return (
    <EntryLine group={group} field="range">
      <div className="entry-pair">
        {bound('min', say.rangeFrom)}
        {bound('max', say.rangeTo)}
      </div>
    </EntryLine>
  )
}

function MoneyFields({ group }: { readonly group: EntryGroup }) {
  const taxBasis = group.common('taxBasis')
  return (
    <>
      <EntryText
        group={group}
        field="currency"
        value={group.common('currency') ?? ''}
        placeholder={say.noCurrency}
        onKeep={(text) => {
          const code = text.trim().toUpperCase()
          if (code === '' || /^[A-Z]{3}$/.test(code)) group.say({ currency: code === '' ? null : code })
        }}
      />
      <EntrySelect
        group={group}
        field="taxBasis"
        value={taxBasis ?? NONE}
        choices={[
          { id: NONE, name: say.notSaid },
          { id: 'net', name: TAX_WORDS.net },
          { id: 'gross', name: TAX_WORDS.gross },
        ]}
        onChoose={(id) => group.say({ taxBasis: id === 'net' || id === 'gross' ? id : null })}
      />
      <PeriodFields group={group} />
    </>
  )
}

/** Both ends or none: the first that is given takes the other along. */
function PeriodFields({ group }: { readonly group: EntryGroup }) {
  const period = group.common('period') ?? null
  const set = (day: string, end: 'start' | 'end'): void => {
    const other = group.common('asOf') ?? day
    group.say({ period: day === '' ? null : { ...(period ?? { start: other, end: other }), [end]: day } })
  }
  return (
    <EntryLine group={group} field="period">
      <div className="entry-pair">
        <DayField
          label={say.periodFrom}
          labelPlace="hidden"
          value={period?.start ?? ''}
          isOptional
          isReadOnly={group.isReadOnly}
          onCommit={(start) => set(start, 'start')}
        />
        <DayField
          label={say.periodTo}
          labelPlace="hidden"
          value={period?.end ?? ''}
          isOptional
          isReadOnly={group.isReadOnly}
          onCommit={(end) => set(end, 'end')}
        />
      </div>
    </EntryLine>
  )
}

function FreshnessFields({ group }: { readonly group: EntryGroup }) {
  const maxAge = group.common('maxAgeMonths')
  return (
    <section className="column-part" aria-label={say.freshness}>
      <h3>{say.freshness}</h3>
      <EntryLine group={group} field="asOf">
        <DayField
          label={FIELD_WORDS.asOf}
          labelPlace="hidden"
          value={group.common('asOf') ?? ''}
          isReadOnly={group.isReadOnly}
          onCommit={(asOf) => group.say({ asOf })}
        />
      </EntryLine>
      <EntryLine group={group} field="maxAgeMonths" note={maxAge === null ? say.noAge : undefined}>
        <NumberField
          label={FIELD_WORDS.maxAgeMonths}
          labelPlace="hidden"
          value={maxAge ?? Number.NaN}
          minimum={1}
          maximum={600}
          step={1}
          isReadOnly={group.isReadOnly}
          onChange={(months) => {
            const next = Number.isNaN(months) ? null : months
            if (next !== maxAge) group.say({ maxAgeMonths: next })
          }}
        />
      </EntryLine>
    </section>
  )
}
