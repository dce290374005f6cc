import { z } from 'zod'

/** What is evened out before two keys are compared. Whole numbers compare as numbers; the rest is for texts. */
export const keyForm = z.object({
  /** Spaces at both ends are left out, and runs of white space count as one. */
  spaces: z.boolean().default(true),
  /** "ACME" and "Acme" are the same key. */
  ignoreCase: z.boolean().default(false),
  /** "00123" and "123" are the same key. */
  leadingZeros: z.boolean().default(false),
})
export type KeyForm = z.infer<typeof keyForm>

/** Nothing is evened out. */
export const AS_WRITTEN: KeyForm = { spaces: false, ignoreCase: false, leadingZeros: false }

/** A key as text, evened out as the recipe's SQL does it, to tell what people typed for one key. */
export function evenKey(key: string, { spaces, ignoreCase, leadingZeros }: KeyForm): string {
  const even = (text: string): string => (spaces ? text.replace(/[\s\u00A0]+/g, ' ').trim() : text)
  const cased = ignoreCase ? even(key).toLowerCase() : even(key)
  return leadingZeros ? even(cased.replace(/^0+(?=[\s\S])/, '')) : cased
}

/** What either of two evens out. */
export function bothForms(one: KeyForm, other: KeyForm): KeyForm {
  return {
    spaces: one.spaces || other.spaces,
    ignoreCase: one.ignoreCase || other.ignoreCase,
    leadingZeros: one.leadingZeros || other.leadingZeros,
  }
}

/** "GTXPro" is to be read as "GTX Pro": a decision that a person took, which travels with the recipe. */
export const keyMapping = z.object({ from: z.string().min(1), to: z.string().min(1) })
export type KeyMapping = z.infer<typeof keyMapping>
