// Typing a dossier: Enter goes on to the next field, in the scan box it reads the card.
(() => {
  const form = document.querySelector("[data-intake]");
  if (!form) return;
  const STOPS = "input:not([type=hidden]):not([disabled]), select, textarea, button, summary, a[href]";
  const visible = (element) => element.offsetParent !== null;

  const next = (from) => {
    const stops = [...form.querySelectorAll(STOPS)].filter(visible);
    const after = stops[stops.indexOf(from) + 1];
    if (after) { after.focus(); if (after.select) after.select(); }
  };

  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.shiftKey || event.isComposing) return;
    const field = event.target.closest("input, select");
    if (!field) return;
    event.preventDefault();
    if (field.hasAttribute("data-scan") && field.value.trim()) form.querySelector("[data-read-card]").click();
    else if (field.hasAttribute("data-scan")) form.querySelector("#full_name").focus();
    else next(field);
  });

  // Channel, copies, the moment in the book: fee, form and due date follow.
  form.addEventListener("change", (event) => {
    if (event.target.closest("[data-recalculate]")) form.querySelector("[data-recalculate-button]").click();
  });

  form.addEventListener("click", (event) => {
    if (!event.target.closest("[data-tick-required]")) return;
    event.preventDefault();
    form.querySelectorAll("[data-required-paper]").forEach((box) => { box.checked = true; });
    event.target.closest("[data-tick-required]").focus();
  });

  form.addEventListener("htmx:afterSettle", (event) => {
    const wanted = form.querySelector("#chu-ho-so [data-focus-next]");
    if (!wanted || event.target.id !== "chu-ho-so") return;
    const field = wanted.matches("input") ? wanted : wanted.querySelector("input");
    field.focus();
    field.select();
  });
})();
