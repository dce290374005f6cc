import type { KeyCandidate } from '../../../shared/contract/imports.ts'
import { importStrings as say } from '../../strings/data.ts'
import { formatExactCount } from '../../ui/format-number.ts'
import { isUsableKey } from './key-to-load.ts'

/** How a column would serve as the key, in words: "218 rows share a value, 4 are empty". */
export function keyFinding(candidate: KeyCandidate): { readonly isRefused: boolean; readonly words: string } {
  if (isUsableKey(candidate)) return { isRefused: false, words: say.keyGood }
  const { duplicateRows, missing, examples } = candidate
  const parts: string[] = []
  if (duplicateRows > 0) {
    const named = examples.length === 0 ? '' : ` (${examples.slice(0, 2).join(', ')})`
    parts.push(`${formatExactCount(duplicateRows)} rows share a value${named}`)
  }
  if (missing > 0) parts.push(`${formatExactCount(missing)} are empty`)
  return { isRefused: true, words: parts.join(', ') }
}
