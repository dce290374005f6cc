import type { MeasureId } from '../economics/measure-plan.ts'
import type { MetricId } from '../economics/metric.ts'
import { RESOURCE_IDS, type ResourceId } from '../entities/operating-model.ts'

export interface ResourceDescription {
  readonly label: string
  /** How an amount of it is written. */
  readonly unit: 'hours' | 'days' | 'units' | 'money'
  /** Money that is tied up or at stake, and not work. */
  readonly isLimit: boolean
  /** The sum that is the demand for it, and the measure that shows that sum. */
  readonly measure: MeasureId
  readonly metric: MetricId
  /** What to map, where it is not known. */
  readonly needs: string
}

/** Every resource that can be limited. */
export const RESOURCES: Readonly<Record<ResourceId, ResourceDescription>> = {
  deliveryHours: {
    label: 'Delivery',
    unit: 'hours',
    isLimit: false,
    measure: 'deliveryHours',
    metric: 'deliveryHours',
    needs: 'delivery hours',
  },
  implementationDays: {
    label: 'Implementation',
    unit: 'days',
    isLimit: false,
    measure: 'implementationDays',
    metric: 'implementationDays',
    needs: 'implementation days',
  },
  salesHours: {
    label: 'Sales coverage',
    unit: 'hours',
    isLimit: false,
    measure: 'salesHours',
    metric: 'salesHours',
    needs: 'sales hours',
  },
  attentionHours: {
    label: 'Senior attention',
    unit: 'hours',
    isLimit: false,
    measure: 'attentionHours',
    metric: 'attentionHours',
    needs: 'senior attention',
  },
  regulatedUnits: {
    label: 'Compliance',
    unit: 'units',
    isLimit: false,
    measure: 'regulated',
    metric: 'regulatedUnits',
    needs: 'regulated',
  },
  workingCapital: {
    label: 'Working capital',
    unit: 'money',
    isLimit: true,
    measure: 'workingCapital',
    metric: 'workingCapital',
    needs: 'receivables',
  },
  creditExposure: {
    label: 'Credit exposure',
    unit: 'money',
    isLimit: true,
    measure: 'exposure',
    metric: 'creditExposure',
    needs: 'credit exposure',
  },
}

/** The resources of a set, in their order. */
export function resourcesOf(has: (id: ResourceId) => boolean): readonly ResourceId[] {
  return RESOURCE_IDS.filter(has)
}
