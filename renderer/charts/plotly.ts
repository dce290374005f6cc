/**
 * The only import of Plotly: the core with the two traces that are drawn at rest. Modular and without the WebGL traces,
 * so it starts fast and needs no `unsafe-eval`. Its style rules come as a file: index.html holds an element with the id
 * under which Plotly would inject them (`plotly.js-style-global`, class `no-inline-styles`), so it injects none.
 */
import bar from 'plotly.js/lib/bar'
import Plotly from 'plotly.js/lib/core'
import scatter from 'plotly.js/lib/scatter'
import './plotly.css'

Plotly.register([bar, scatter])

export { Plotly }
