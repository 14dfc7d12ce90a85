// Notes where the reader was, for advisor/web/sign_in/sign_in_return.py: the provider sends everybody back to the first page.
export default () => {
  const here = encodeURIComponent(window.location.pathname + window.location.search)
  const secure = window.location.protocol === "https:" ? "; secure" : ""
  document.cookie = `advisor_back=${here}; path=/; max-age=900; samesite=lax${secure}`
}
