// A short note on the page. Whether it was put away is known to this browser alone; the server never hears of it.
const PLACE = "advisor.notes"
const CHANGED = "advisor-notes-changed"
const ALL = "*"

function away() {
  try { return new Set(JSON.parse(localStorage.getItem(PLACE) ?? "[]")) } catch { return new Set() }
}

function keep(names) {
  try { localStorage.setItem(PLACE, JSON.stringify([...names])) } catch { /* it is then put away for this page alone */ }
  window.dispatchEvent(new CustomEvent(CHANGED, { detail: [...names] }))
}

function element(kind, text, name) {
  const made = document.createElement(kind)
  if (text) made.textContent = text
  if (name) made.className = name
  return made
}

function button(words, pressed) {
  const made = element("button", words)
  made.type = "button"
  made.addEventListener("click", pressed)
  return made
}

// The focus goes on to what stands after the note, wherever that is.
function goOn(box) {
  let last = box
  while (last && !last.nextElementSibling) last = last.parentElement
  const next = last?.nextElementSibling
  if (!next) return
  next.setAttribute("tabindex", "-1")
  next.focus({ preventScroll: true })
}

export default function (component) {
  const { data, parentElement } = component
  const host = parentElement.host ?? parentElement
  const box = host.closest('[data-testid="stElementContainer"]') ?? host
  const place = parentElement.querySelector(".place")

  function drawNote(names) {
    const note = element("aside", "", "note")
    note.setAttribute("aria-label", data.title)
    note.append(element("p", data.title, "title"), element("p", data.text))
    const row = element("div", "", "row")
    row.append(
      button(data.dismiss, () => { keep(new Set([...names, data.id])); goOn(box) }),
      button(data.all, () => { keep(new Set([...names, ALL])); goOn(box) }),
    )
    note.append(row)
    place.replaceChildren(note)
  }

  function draw(names) {
    const again = data.kind === "again"
    const hidden = again ? names.size === 0 : names.has(ALL) || names.has(data.id)
    box.style.display = hidden ? "none" : again ? "block" : ""
    if (hidden) place.replaceChildren()
    else if (again) place.replaceChildren(button(data.again, () => { goOn(box); keep(new Set()) }))
    else drawNote(names)
  }

  const changed = event => draw(new Set(event.detail))
  window.addEventListener(CHANGED, changed)
  draw(away())
  return () => window.removeEventListener(CHANGED, changed)
}
