/** One change to one entity of a workspace, as plain JSON; a null value removes it. */
export interface EntityChange {
  readonly id: string
  readonly kind: string
  readonly value: unknown
}

/** A stored entity, not yet parsed. */
export interface StoredEntity {
  readonly id: string
  readonly kind: string
  /** Grows with every change of the entity, also one that takes another back; none where nobody counts. */
  readonly revision?: number
  readonly value: unknown
}
