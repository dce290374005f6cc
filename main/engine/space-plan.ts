const ALIGNMENT = 16

/** Where things will lie in a thread's working space, each 16-byte aligned, as offsets from its start. */
export interface SpacePlan {
  /** Sets so many bytes aside and answers with their offset. */
  take(bytes: number): number
  /** What the plan needs in all. */
  readonly bytes: number
}

export function spacePlan(): SpacePlan {
  let end = 0
  return {
    take(bytes) {
      const offset = end
      end += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT
      return offset
    },
    get bytes() {
      return end
    },
  }
}
