import { type OperatingModel, operatingModel } from '../../../shared/entities/operating-model.ts'

/** With what the made-up accounts are served: one capacity that does not do, one that is tight, two with room. */
export const SAMPLE_OPERATING_MODEL: OperatingModel = operatingModel.parse({
  capacities: {
    deliveryHours: 145_000,
    implementationDays: 11_000,
    salesHours: 190_000,
    regulatedUnits: 7000,
    workingCapital: 30_000_000,
  },
  serviceLevels: [
    { id: 'self', name: 'Self-service', gives: 'Portal and mail, an answer within two working days', yearlyCost: 60 },
    { id: 'team', name: 'Team', gives: 'Telephone, an answer within four hours, one review a year', yearlyCost: 420 },
    {
      id: 'named',
      name: 'Named',
      gives: 'A named person, an answer within the hour, a review a quarter',
      yearlyCost: 2400,
    },
  ],
})
