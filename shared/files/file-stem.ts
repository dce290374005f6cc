import { isReservedName } from './reserved-name.ts'

const LONGEST = 50

/**
 * A name as the first part of an exported file's name that every system takes: small letters and digits with hyphens
 * between, letters of any script kept, no name that Windows reserves, at most 50 characters.
 */
export function fileStem(name: string, fallback: string): string {
  const words =
    name
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const stem = [...words.join('-')].slice(0, LONGEST).join('').replace(/-+$/, '')
  if (stem === '') return fallback
  return isReservedName(stem) ? `${stem}-${fallback}` : stem
}
