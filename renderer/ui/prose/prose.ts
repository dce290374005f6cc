/** A run of words in a sentence. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'span' | 'strong' | 'emphasis'; readonly of: readonly Inline[] }
  /** `to` is the file name of another page. */
  | { readonly kind: 'link'; readonly to: string; readonly of: readonly Inline[] }

/** One part of a written page. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly of: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly of: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Block[])[] }
  | {
      readonly kind: 'table'
      readonly head: readonly (readonly Inline[])[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
    }

/** The words of a run without their dress. */
export function wordsOf(inlines: readonly Inline[]): string {
  return inlines.map((inline) => ('text' in inline ? inline.text : wordsOf(inline.of))).join('')
}
