import { useState } from 'react'
import { type CurrencyRate, currencyRate } from '../../../../shared/recipe/recipe-currency.ts'
import { currencyWords as say } from '../../../strings/currency.ts'
import { Button } from '../../../ui/button.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'

interface TypedRatesProps {
  readonly code: string
  readonly rows: readonly CurrencyRate[]
  readonly onChange: (rows: CurrencyRate[]) => void
}

/** A rate being typed: what is missing is empty. */
interface Draft {
  readonly from: string
  readonly to: string
  readonly rate: number
  readonly validFrom: string | null
}

const PRECISE: Intl.NumberFormatOptions = { maximumSignificantDigits: 10 }

/** Rates that are typed; each is kept as soon as it is whole. */
export function TypedRates({ code, rows, onChange }: TypedRatesProps) {
  const empty: Draft = { from: '', to: code, rate: Number.NaN, validFrom: null }
  const [draft, setDraft] = useState<Draft | null>(null)
  const type = (next: Draft): void => {
    const whole = currencyRate.safeParse(next)
    setDraft(whole.success ? null : next)
    if (whole.success) onChange([...rows, whole.data])
  }
  const change = (index: number, next: Draft): void => {
    const whole = currencyRate.safeParse(next)
    if (whole.success) onChange(rows.toSpliced(index, 1, whole.data))
  }
  return (
    <section aria-label={say.rateRows}>
      <h3 className="rc-label">{say.rateRows}</h3>
      {rows.length === 0 && draft === null && <p className="caption">{say.none}</p>}
      <ul className="cy-rates">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rates have no name of their own
          <li key={index}>
            <Rate
              row={row}
              onChange={(next) => change(index, next)}
              onRemove={() => onChange(rows.toSpliced(index, 1))}
            />
          </li>
        ))}
        {draft !== null && (
          <li>
            <Rate row={draft} onChange={type} onRemove={() => setDraft(null)} />
          </li>
        )}
      </ul>
      {draft === null && (
        <Button kind="quiet" small icon="plus" onPress={() => setDraft(empty)}>
          {say.add}
        </Button>
      )}
    </section>
  )
}

interface RateProps {
  readonly row: Draft
  readonly onChange: (row: Draft) => void
  readonly onRemove: () => void
}

function Rate({ row, onChange, onRemove }: RateProps) {
  return (
    <>
      <TextField
        label={say.code}
        value={row.from}
        placeholder="USD"
        maxLength={3}
        autoFocus={row.from === ''}
        tidy={(text) => text.trim().toUpperCase()}
        onCommit={(text) => onChange({ ...row, from: text.trim().toUpperCase() })}
      />
      <NumberField
        label={say.one(row.to)}
        value={row.rate}
        minimum={0}
        format={PRECISE}
        onChange={(rate) => onChange({ ...row, rate })}
      />
      <DayField
        label={say.since}
        value={row.validFrom ?? ''}
        isOptional
        onCommit={(day) => onChange({ ...row, validFrom: day === '' ? null : day })}
      />
      <IconButton icon="close" label={say.remove(row.from)} small onPress={onRemove} />
    </>
  )
}
