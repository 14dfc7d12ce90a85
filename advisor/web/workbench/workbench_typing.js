// Beside the text of a file: line numbers, a check as soon as typing rests, the way from a problem to its line, and a
// question before a page with an edit that is not saved is left.
const RESTS = 600

const field = () => document.querySelector(".st-key-workbench_sheet textarea")

function number(area) {
  const holder = area.parentElement
  if (getComputedStyle(holder).position === "static") holder.style.position = "relative"
  let gutter = holder.querySelector(":scope > .workbench-lines")
  if (!gutter) {
    gutter = document.createElement("pre")
    gutter.className = "workbench-lines"
    gutter.setAttribute("aria-hidden", "true")
    gutter.appendChild(document.createElement("span"))
    holder.appendChild(gutter)
    area.addEventListener("scroll", () => number(area), { passive: true })
  }
  const lines = area.value.split("\n").length
  const told = gutter.firstChild
  if (told.childElementCount !== 0 || gutter.dataset.lines !== String(lines)) {
    told.textContent = Array.from({ length: lines }, (_, index) => index + 1).join("\n")
    gutter.dataset.lines = String(lines)
  }
  told.style.transform = `translateY(${-area.scrollTop}px)`
}

function check(area) {
  const enter = { key: "Enter", code: "Enter", ctrlKey: true, bubbles: true, cancelable: true }
  area.dispatchEvent(new KeyboardEvent("keydown", enter))
}

function go(area, line, column) {
  const lines = area.value.split("\n")
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0)
  const at = start + Math.max(column - 1, 0)
  area.focus()
  area.setSelectionRange(at, Math.max(at, start + (lines[line - 1] ?? "").length))
  const height = parseFloat(getComputedStyle(area).lineHeight)
  area.scrollTop = Math.max(0, (line - 4) * height)
  area.scrollIntoView({ block: "nearest" })
}

function begin(state) {
  const late = area => {
    clearTimeout(state.timer)
    state.timer = setTimeout(() => check(area), RESTS)
  }
  document.addEventListener("input", event => {
    if (event.target !== field()) return
    number(event.target)
    if (!event.isComposing) late(event.target)
  })
  document.addEventListener("compositionend", event => { if (event.target === field()) late(event.target) })
  document.addEventListener("click", event => {
    const link = event.target.closest?.("a[href^='#workbench-line-']")
    const area = field()
    if (!link || !area) return
    event.preventDefault()
    const [line, column] = link.getAttribute("href").slice("#workbench-line-".length).split("-").map(Number)
    go(area, line, column)
  })
  window.addEventListener("beforeunload", event => { if (state.unsaved && field()) event.preventDefault() })
  new MutationObserver(() => { const area = field(); if (area) number(area) }).observe(document.body, { childList: true, subtree: true })
}

export default component => {
  const state = (window.advisorWorkbench ??= {})
  state.unsaved = component.data.unsaved
  if (!state.begun) { state.begun = true; begin(state) }
  const area = field()
  if (area) number(area)
}
