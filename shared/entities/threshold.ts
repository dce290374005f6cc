import { z } from 'zod'

/** A named threshold, written "@name" in rules and shared by every rule that names it. */
export const threshold = z.object({
  id: z.string().min(1),
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/),
  value: z.number().finite(),
  /** What the number counts, such as "€" or "days"; shown beside it. */
  unit: z.string().default(''),
})
export type Threshold = z.infer<typeof threshold>
