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
  readonly value: unknown
}
