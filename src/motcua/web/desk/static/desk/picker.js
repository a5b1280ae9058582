// The procedure search as a combobox: arrows choose, Enter opens. Without this file it is a plain search form.
(() => {
  const form = document.querySelector("[data-picker]");
  if (!form) return;
  const input = form.querySelector("input[name=tim]");
  const list = document.getElementById("thu-tuc-danh-sach");
  const status = form.querySelector("[data-picker-status]");
  const rest = document.querySelectorAll("[data-picker-fallback], [data-picker-frequent]");
  let active = -1;
  let shown = null; // the text whose options are on the screen

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", "thu-tuc-danh-sach");

  const options = () => [...list.querySelectorAll("[role=option]")];

  const choose = (index) => {
    const all = options();
    active = all.length ? (index + all.length) % all.length : -1;
    all.forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
    if (active < 0) { input.removeAttribute("aria-activedescendant"); return; }
    input.setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({ block: "nearest" });
  };

  const open = (option) => window.location.assign(option.dataset.href);

  list.addEventListener("htmx:afterSwap", () => {
    shown = input.value;
    const count = options().length;
    input.setAttribute("aria-expanded", String(count > 0));
    rest.forEach((part) => { part.hidden = input.value.trim() !== ""; });
    status.textContent = count ? `${count} thủ tục, dùng mũi tên để chọn` : "Không có thủ tục nào khớp";
    choose(0);
  });
  document.body.addEventListener("htmx:sendError", () => { shown = null; });

  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Escape") {
      list.replaceChildren();
      input.setAttribute("aria-expanded", "false");
      choose(-1);
    } else if (event.key === "Enter" && !event.ctrlKey) {
      const option = options()[active];
      if (option && shown === input.value) { event.preventDefault(); open(option); }
    }
  });
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) open(option);
  });
})();
