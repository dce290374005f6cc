import type { Plotly as PlotlyModule } from './plotly.ts'

export type Plotly = typeof PlotlyModule

let loading: Promise<Plotly> | null = null

/** Loads Plotly and its style rules on first use. A failed load is tried again the next time. */
export function loadPlotly(): Promise<Plotly> {
  loading ??= import('./plotly.ts')
    .then((module) => module.Plotly)
    .catch((error: unknown) => {
      loading = null
      throw error
    })
  return loading
}
