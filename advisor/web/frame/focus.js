// Keeps the keyboard where it was. A widget whose value was changed by another one is drawn anew, and a button may go with
// what it did: the browser then drops the focus to nowhere, and Tab would begin at the top of the page again.
const KEY = /st-key-(\S+)/
const TURN = /-\d+$/
const RESTS = 250

let last = null
let resting = 0
let watching = false

const named = (key) => key.replace(TURN, "")
const stops = (box) => [...box.querySelectorAll("input, select, textarea, button, summary, a[href]")]

function remember({ target }) {
  const box = target.closest?.('[class*="st-key-"]')
  const key = box?.className.match(KEY)?.[1]
  last = { element: target, name: key ? named(key) : null, place: key ? stops(box).indexOf(target) : -1 }
}

const lost = () =>
  last !== null && document.activeElement === document.body && (!last.element.isConnected || last.element.disabled)

function again() {
  if (!last.name) return null
  for (const box of document.querySelectorAll(`[class*="st-key-${CSS.escape(last.name)}"]`)) {
    const key = box.className.match(KEY)?.[1]
    if (!key || named(key) !== last.name) continue
    const found = box.querySelector("input[type=radio]:checked") ?? stops(box)[last.place]
    if (found && !found.disabled) return found
  }
  return null
}

// The same control under its new name, at once; where there is none, the head of the page, once everything is drawn.
function look() {
  if (!lost()) return
  const same = again()
  if (same) return same.focus({ preventScroll: true })
  clearTimeout(resting)
  resting = setTimeout(() => {
    if (!lost()) return
    const app = document.querySelector('[data-testid="stApp"]').dataset
    if (app.testConnectionState !== "CONNECTED") return // every control is off until the server answers again
    if (app.testScriptState !== "notRunning") return look()
    const head = again() ?? document.querySelector('[data-testid="stMain"] h1')
    if (!head) return
    if (head.tagName === "H1") head.tabIndex = -1
    head.focus({ preventScroll: true })
  }, RESTS)
}

// A field keeps what is typed to itself until it is left. One that is left with the whole page is left before it.
function leave() {
  const field = document.activeElement
  if (!field?.matches("textarea, input:not([type=radio], [type=checkbox], [role=combobox])")) return
  field.blur()
  field.focus({ preventScroll: true })
}

export default function () {
  if (watching) return
  watching = true
  document.addEventListener("focusin", remember)
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave())
  addEventListener("beforeunload", leave)
  addEventListener("popstate", leave, true) // before the toolkit hears of it and takes the page away
  new MutationObserver(look).observe(document.getElementById("root"), {
    childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"],
  })
}
