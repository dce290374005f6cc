import type { SpineColumn } from '../../../shared/entities/column.ts'
import { type Dictionary, noteOf } from '../../../shared/quality/dictionary.ts'
import { findLocation } from '../../../shared/quality/sensitivity-signs.ts'

/** The dictionary with the consent that let precise places in, as purpose and basis of their columns; what was said stays. */
export function withConsent(dictionary: Dictionary, columns: readonly SpineColumn[], consent: string): Dictionary {
  const precise = columns.filter((column) => column.coarsened === undefined && findLocation(column) !== null)
  const said = precise.map(({ name }) => {
    const note = noteOf(dictionary, name)
    return [name, { ...note, said: { purpose: consent, basis: 'consent' as const, ...note.said } }] as const
  })
  return { ...dictionary, columns: { ...dictionary.columns, ...Object.fromEntries(said) } }
}
