import { isReservedName } from './reserved-name.ts'

const LONGEST = 80

/**
 * A title as a file name (without extension) that a person reads and every file system takes: no separators, control
 * characters or reserved Windows names, no leading or trailing dots and spaces, at most 80 characters; "Untitled" where
 * nothing is left.
 */
export function safeFileName(title: string): string {
  const cleaned = Array.from(title.normalize('NFC'))
    .map((character) => (/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]/u.test(character) ? ' ' : character))
    .join('')
    .replace(/\s+/g, ' ')
  const cut = Array.from(cleaned).slice(0, LONGEST).join('')
  const trimmed = cut.replace(/^[.\s]+|[.\s]+$/g, '')
  if (trimmed === '') return 'Untitled'
  return isReservedName(trimmed) ? `${trimmed}_` : trimmed
}
