import { create } from 'zustand'
import type { WarehouseProduct } from '../../shared/contract/warehouse.ts'

interface WarehouseState {
  readonly isOpen: boolean
  readonly product: WarehouseProduct
}

/** The dialogue that shows the recipe as SQL. */
export const useWarehouse = create<WarehouseState>()(() => ({ isOpen: false, product: 'duckdb' }))

export function showWarehouse(): void {
  useWarehouse.setState({ isOpen: true })
}

export function hideWarehouse(): void {
  useWarehouse.setState({ isOpen: false })
}

export function chooseWarehouse(product: WarehouseProduct): void {
  useWarehouse.setState({ product })
}
