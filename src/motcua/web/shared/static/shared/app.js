// Conveniences only: every page works without this file.
(() => {
  const typing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;

  // The element marked data-focus-key="/" takes the focus when that key is pressed outside a field.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    const target = document.querySelector(`[data-focus-key="${CSS.escape(event.key)}"]`);
    if (!target) return;
    event.preventDefault();
    target.focus();
    if (target.select) target.select();
  });

  // Rows marked data-href: arrow keys move between their links, a click anywhere opens the row.
  document.addEventListener("keydown", (event) => {
    const row = event.target.closest("tr[data-href]");
    if (!row || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    const rows = [...row.closest("table").querySelectorAll("tr[data-href]")];
    const next = rows[rows.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1)];
    const link = next && next.querySelector("a");
    if (link) { event.preventDefault(); link.focus(); }
  });
  document.addEventListener("click", (event) => {
    const row = event.target.closest("tr[data-href]");
    if (!row || event.target.closest("a, button, input, label, summary")) return;
    if (String(window.getSelection())) return;
    window.location.assign(row.dataset.href);
  });

  const ready = () => {
    const summary = document.querySelector("[data-focus-on-load]");
    if (summary) summary.focus();
    document.querySelectorAll("[data-print]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    });
    // A form is sent once, however often its button is pressed.
    document.querySelectorAll("form[method=post]").forEach((form) => form.addEventListener("submit", (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "1";
    }));
  };
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));
  document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", ready) : ready();
})();
