// Shortcuts of every desk page; the page of shortcuts says the same without this file.
(() => {
  const typing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;
  const sheet = () => document.getElementById("phim-tat");

  const openSheet = (event) => {
    if (!sheet() || !sheet().showModal) return;
    event.preventDefault();
    if (!sheet().open) sheet().showModal();
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) {
      const main = document.querySelector("[data-main-action]");
      if (main) { event.preventDefault(); main.click(); }
      return;
    }
    if (event.key === "?" && !event.altKey && !event.metaKey && !typing(event.target)) openSheet(event);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-shortcuts]")) openSheet(event);
  });

  // On a phone the filters are one scrolling row: the chosen one is brought into sight.
  const chosen = document.querySelector(".filters [aria-current]");
  if (chosen) chosen.scrollIntoView({ block: "nearest", inline: "center" });

  // One box that ticks all of a list, offered only where it can work.
  document.querySelectorAll("[data-tick-all]").forEach((all) => {
    all.hidden = false;
    all.addEventListener("change", () => {
      document.getElementsByName(all.dataset.tickAll).forEach((box) => { box.checked = all.checked; });
    });
  });
})();
