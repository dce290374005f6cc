import { wordsOf } from '../economics/suggest-roles.ts'
import type { SpineColumn } from '../entities/column.ts'
import type { Sensitivity } from './dictionary.ts'
import { HARMLESS_NAMES, LOCATION_NAMES, type LocationKind, SENSITIVE_NAMES } from './name-signs.ts'

/** Shares of the rows that must look so. */
const MUCH = 0.5
const SOME_EMAILS = 0.2

/** What a column seems to hold, and what says so. */
export interface SensitivityFound {
  readonly sensitivity: Sensitivity
  /** A sentence; '' where nothing was found. */
  readonly evidence: string
}

const NONE: SensitivityFound = { sensitivity: 'none', evidence: '' }

/** Whether a column is personal, protected or special, by its name and by its values. */
export function findSensitivity(column: SpineColumn): SensitivityFound {
  // What a rule asks is told by how many rows answer it.
  for (const name of new Set([...namesOf(column), ...(column.origin?.asked ?? [])])) {
    const named = sensitiveName(name)
    if (!named || !holdsMore({ ...column, name })) continue
    const evidence = `The name “${name}” reads as ${named.what}.`
    return {
      sensitivity: named.sensitivity,
      evidence: name === column.name ? evidence : `It is made of “${name}”. ${evidence}`,
    }
  }
  const looks = column.evidence?.looks ?? {}
  const share = (part: number): string => `${Math.round(part * 100)} %`
  if ((looks.email ?? 0) >= SOME_EMAILS)
    return { sensitivity: 'personal', evidence: `${share(looks.email ?? 0)} of its values look like email addresses.` }
  if ((looks.phone ?? 0) >= MUCH)
    return {
      sensitivity: 'personal',
      evidence: `${share(looks.phone ?? 0)} of its values look like telephone numbers.`,
    }
  if ((looks.sex ?? 0) >= MUCH)
    return {
      sensitivity: 'protected',
      evidence: `${share(looks.sex ?? 0)} of its values name a sex or a form of address.`,
    }
  const place = findLocation(column)
  if (place === null || column.coarsened !== undefined) return NONE
  return { sensitivity: 'personal', evidence: place.evidence }
}

/** A column's own name, then those of what it is made of in the files. */
const namesOf = ({ name, origin }: Pick<SpineColumn, 'name' | 'origin'>): readonly string[] => [
  ...new Set([name, ...(origin?.of ?? [])]),
]

function sensitiveName(name: string) {
  const words = wordsOf(name)
  return HARMLESS_NAMES.test(words) ? undefined : SENSITIVE_NAMES.find(({ pattern }) => pattern.test(words))
}

/** Whether a column's name says that it holds the day somebody was born. */
export function namesBirth(name: string): boolean {
  return sensitiveName(name)?.what === 'date of birth'
}

/** A yes or no is no address: "email" as a flag says whether there is one. */
function holdsMore({ type, evidence, name }: SpineColumn): boolean {
  const isAddress = /\b(e ?mail|phone|telephone|mobile|fax|ip|cookie)\b/.test(wordsOf(name))
  if (!isAddress) return true
  if (type === 'boolean') return false
  return type === 'text' || (evidence?.quantiles?.max ?? Number.POSITIVE_INFINITY) > 1e6
}

export interface LocationFound {
  readonly kind: LocationKind
  readonly evidence: string
}

/** Whether a column places somebody more precisely than a city does, and what says so; null where it does not. */
export function findLocation(column: Pick<SpineColumn, 'name' | 'type' | 'evidence' | 'origin'>): LocationFound | null {
  const { type, evidence } = column
  // What is worked out from a place is none: a distance would be spoilt.
  const names = column.origin?.isCopy === true ? namesOf(column) : [column.name]
  for (const name of names) {
    const words = wordsOf(name)
    const named = LOCATION_NAMES.find(({ pattern }) => pattern.test(words))
    if (named && fits(named.kind, column))
      return { kind: named.kind, evidence: `The name “${name}” reads as ${SPOKEN[named.kind]}.` }
  }
  if (type !== 'text') return null
  const looks = evidence?.looks ?? {}
  const computers = looks['address-of-computer'] ?? 0
  if (computers >= MUCH)
    return {
      kind: 'device',
      evidence: `${Math.round(computers * 100)} % of its values look like addresses of computers.`,
    }
  const postcodes = looks.postcode ?? 0
  if (postcodes < 0.8) return null
  return { kind: 'postcode', evidence: `${Math.round(postcodes * 100)} % of its values look like postcodes.` }
}

const SPOKEN: Readonly<Record<LocationKind, string>> = {
  coordinate: 'a coordinate',
  postcode: 'a postcode',
  address: 'a street address',
  device: "a computer's address",
}

function fits(kind: LocationKind, { type, evidence }: Pick<SpineColumn, 'type' | 'evidence'>): boolean {
  if (kind === 'coordinate') {
    // Where the values are not known, the name decides.
    const { min = 0, max = 0 } = evidence?.quantiles ?? {}
    return (type === 'number' || type === 'integer') && min >= -180 && max <= 180
  }
  if (kind === 'postcode') return type === 'text' || type === 'integer'
  return type === 'text'
}
