/** Something that is offered in a sentence, with the buttons that do it. */
export interface Offer {
  readonly sentence: string
  readonly actions: readonly OfferedAction[]
}

export interface OfferedAction {
  readonly verb: string
  readonly isDisabled?: boolean
  readonly onPress: () => void
}
