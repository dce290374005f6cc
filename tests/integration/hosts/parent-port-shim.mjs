// Loaded before the service in a plain Node process: gives it the port that Electron's utility process would have.
const listeners = []
process.on('message', (data) => {
  for (const listener of listeners) listener({ data })
})
// Electron ends the process with its parent.
process.on('disconnect', () => process.exit(0))
process.parentPort = {
  postMessage: (message) => process.send(message, () => undefined),
  on: (_name, listener) => listeners.push(listener),
}
