import type { OperatingModel } from '../../../../shared/entities/operating-model.ts'
import { commandsAnswered, runCommand, useWorkspace } from '../../../state/workspace-store.ts'

/** Keeps one change of a part of the operating model, made to the part as it was last kept, as one undoable command. */
export async function keepOperating<Part extends keyof OperatingModel>(
  part: Part,
  change: (kept: OperatingModel[Part]) => OperatingModel[Part],
): Promise<void> {
  await commandsAnswered()
  const kept = useWorkspace.getState().workspace?.operatingModel
  if (kept !== undefined) void runCommand('operatingModel.update', { changes: { [part]: change(kept[part]) } })
}

/** The amounts with one changed, or left out where it was emptied. */
export function withAmount<Key extends string>(
  amounts: Readonly<Partial<Record<Key, number>>>,
  key: Key,
  amount: number,
): Partial<Record<Key, number>> {
  const { [key]: _former, ...others } = amounts
  return (Number.isNaN(amount) ? others : { ...amounts, [key]: amount }) as Partial<Record<Key, number>>
}
