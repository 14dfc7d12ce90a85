// What a page tells its browser beyond what stands on it: its language, whether it is dark, and, to whoever has it read
// aloud, what an answer changed.
const RESTS = 400
const TRIES = 20
const CHOICE = /^stActiveTheme-(.*)-(v\d+)$/

let pages = []
let chosen = null
let heard = null
let timer = 0
let keeping = 0

const root = document.documentElement
const app = () => document.querySelector('[data-testid="stApp"]')

// Menus and dialogs stand outside the app and would not know of its theme; charts follow it by this sign.
function showTheme() {
  const scheme = getComputedStyle(app()).colorScheme
  root.style.colorScheme = scheme
  root.dataset.scheme = scheme
}

// The toolkit keeps the theme that a reader chose under the address of the page that was opened first, and would forget it
// on a reload of any other page. So the choice is kept under each of them.
function themeKept() {
  const opened = new URL(performance.getEntriesByType("navigation")[0].name).pathname
  for (const key of Object.keys(localStorage)) {
    const [, page, version] = key.match(CHOICE) ?? []
    if (page === opened) return { page, version, value: localStorage.getItem(key) }
  }
  return null
}

function keepTheme() {
  try {
    const kept = themeKept()
    if (!kept || kept.value === chosen) return
    chosen = kept.value
    const name = kept.page.replace(/\/+$/, "").split("/").pop()
    const base = pages.includes(name) && name ? kept.page.replace(/[^/]*\/*$/, "") : kept.page.replace(/\/*$/, "/")
    for (const page of pages) localStorage.setItem(`stActiveTheme-${base}${page}-${kept.version}`, kept.value)
  } catch { /* without a store of its own a browser forgets the choice, and nothing else */ }
}

// The toolkit notes a choice a moment after it shows it, on a slow machine a long one.
function keepSoon(tries) {
  clearTimeout(keeping)
  keeping = setTimeout(() => {
    const before = chosen
    keepTheme()
    if (chosen === before && tries) keepSoon(tries - 1)
  }, RESTS)
}

function themeChanged() {
  showTheme()
  keepSoon(TRIES)
}

function ear() {
  const known = document.getElementById("advisor-says")
  if (known) return known
  const made = document.createElement("div")
  made.id = "advisor-says"
  made.className = "visually-hidden"
  made.setAttribute("role", "status")
  document.body.append(made)
  return made
}

function standing() {
  const found = new Map([["title", document.title]])
  for (const part of document.querySelectorAll("[data-say]")) found.set(part.dataset.say, part.textContent.trim())
  return found
}

// The toolkit shows which page of the row is open, and does not say so.
function markPage() {
  for (const link of document.querySelectorAll(".st-key-pages_of_the_case a")) {
    const open = new URL(link.href).pathname === location.pathname
    if (open) link.setAttribute("aria-current", "page")
    else link.removeAttribute("aria-current")
  }
}

// Only once the page rests, and only what is new: a screen reader would otherwise repeat the panel after every answer.
function tellWhatChanged() {
  if (app().dataset.testScriptState !== "notRunning") return listen()
  markPage()
  const now = standing()
  const told = [...now].filter(([name, text]) => heard && text && heard.get(name) !== text).map(([, text]) => text)
  heard = now
  ear().dataset.listens = ""
  if (told.length) ear().textContent = told.join(" ")
}

function listen() {
  clearTimeout(timer)
  timer = setTimeout(tellWhatChanged, heard ? RESTS : RESTS / 4)
}

let watching = false

function watch() {
  if (watching) return
  watching = true
  keepSoon(TRIES) // a quick hand may have chosen before this was loaded
  ear()
  new MutationObserver(themeChanged).observe(app(), { attributes: true, attributeFilter: ["class"] })
  new MutationObserver(listen).observe(document.getElementById("root"), { childList: true, characterData: true, subtree: true })
  document.addEventListener("visibilitychange", keepTheme)
  addEventListener("pagehide", keepTheme)
}

export default function (component) {
  root.lang = component.data.language
  pages = component.data.pages
  watch()
  showTheme()
  listen()
}
