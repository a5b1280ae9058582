// Notes and photos taken on site: kept on the device as soon as they are there, sent when there is a connection.
// Without this file the form is sent like any other.
(() => {
  const form = document.querySelector("[data-capture]");
  if (!form || !window.indexedDB) return;
  const find = (name) => document.querySelector(`[data-capture-${name}]`);
  const LARGEST = 1600, QUALITY = 0.85, THUMB = 128, MOST = 10;
  const FIRST_WAIT = 2000, LONGEST_WAIT = 300000, DAY = 24 * 3600 * 1000;
  const DRAFT = "draft";

  // The store: one draft, and a record for each capture. What was sent keeps no note and no photo.
  const opened = new Promise((resolve, reject) => {
    const asked = indexedDB.open("ghi-tai-cho", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("captures", { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const ask = async (mode, call) => {
    const store = (await opened).transaction("captures", mode).objectStore("captures");
    return new Promise((resolve, reject) => {
      const asked = call(store);
      store.transaction.oncomplete = () => resolve(asked.result);
      store.transaction.onerror = store.transaction.onabort = () => reject(store.transaction.error);
    });
  };
  const save = (record) => ask("readwrite", (store) => store.put(record));
  const drop = (key) => ask("readwrite", (store) => store.delete(key));
  const kept = async () => (await ask("readonly", (store) => store.getAll())).filter((each) => each.key !== DRAFT);

  const moment = (iso) => {
    const said = new Intl.DateTimeFormat("vi-VN", {
      timeZone: "Asia/Ho_Chi_Minh", hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit", year: "numeric", hour12: false,
    }).formatToParts(new Date(iso)).reduce((parts, part) => ({ ...parts, [part.type]: part.value }), {});
    return `${said.hour}:${said.minute} ngày ${said.day}/${said.month}/${said.year}`;
  };
  const make = (tag, text, css) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (css) element.className = css;
    return element;
  };
  const button = (text, act) => {
    const made = make("button", text, "btn btn-secondary");
    made.type = "button";
    made.addEventListener("click", () => act(made));
    return made;
  };

  // Photos: at most 1600 pixels, as JPEG; the moment they were taken goes beside them.
  const smaller = async (file) => {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LARGEST / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    const name = `${file.name.replace(/\.[^.]*$/, "") || "anh"}.jpg`;
    return { blob, name, takenAt: new Date(Math.min(file.lastModified || Date.now(), Date.now())).toISOString() };
  };
  const thumb = async (photo) => {
    const image = await createImageBitmap(photo.blob);
    const scale = Math.min(1, THUMB / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `Ảnh chụp ${moment(photo.takenAt)}`);
    return canvas;
  };

  // What is being written.
  let draft = { key: DRAFT, note: "", mandate: "", photos: [], at: "" };
  const say = (text) => { const line = find("draft"); if (line) line.textContent = text; };
  let saving = Promise.resolve();
  const saveDraft = () => {
    if (!draft.at) draft.at = new Date().toISOString();
    saving = saving.then(() => save(draft)).then(() => say("Đã giữ trên máy."), () => say("Máy không còn chỗ để giữ. Hãy gửi ngay khi có mạng."));
    return saving;
  };
  const showPhotos = async () => {
    const place = find("photos");
    const items = await Promise.all(draft.photos.map(async (photo, number) => {
      const item = make("li");
      item.append(await thumb(photo), button(`Bỏ ảnh ${number + 1}`, async () => {
        draft.photos.splice(number, 1);
        await saveDraft();
        await showPhotos();
      }));
      return item;
    }));
    place.replaceChildren(...items);
  };
  let taking = Promise.resolve();
  const takePhotos = async (input) => {
    const free = MOST - draft.photos.length;
    const files = [...input.files];
    for (const file of files.slice(0, free)) {
      try {
        draft.photos.push(await smaller(file));
      } catch {
        say(`Không đọc được ảnh “${file.name}”. Hãy chụp lại.`);
        continue;
      }
      await saveDraft();
    }
    if (files.length > free) say(`Mỗi ghi nhận nhiều nhất ${MOST} ảnh. Hãy ghi nhận rồi chụp tiếp.`);
    input.value = "";
    await showPhotos();
  };
  const submit = async () => {
    await taking;
    await saving;
    if (!draft.note.trim() && !draft.photos.length) {
      say("Viết ghi chú hoặc chụp ít nhất một ảnh.");
      form.elements.note.focus();
      return;
    }
    await save({
      key: crypto.randomUUID ? crypto.randomUUID() : randomKey(), state: "waiting", note: draft.note,
      mandate: form.elements.mandate.value, photos: draft.photos, capturedAt: draft.at || new Date().toISOString(),
    });
    draft = { key: DRAFT, note: "", mandate: draft.mandate, photos: [], at: "" };
    await drop(DRAFT);
    form.elements.note.value = "";
    await showPhotos();
    say("");
    await show();
    await send();
  };
  const randomKey = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };

  // What is kept on the device, and in which state.
  const words = (item) => {
    if (item.state === "sent") return `đã gửi lúc ${moment(item.sentAt)}${item.late ? " (gửi muộn)" : ""}`;
    if (item.state === "refused") return `chưa gửi được: ${item.message}`;
    return "đã lưu trên máy, chờ gửi";
  };
  const row = (item) => {
    const line = make("li", "", `capture-${item.state}`);
    const count = item.state === "sent" ? item.count : item.photos.length;
    line.append(make("div", `Ghi lúc ${moment(item.capturedAt)}${count ? `, ${count} ảnh` : ""}`), make("div", words(item), "capture-state"));
    if (item.state === "refused") {
      line.append(button("Thử gửi lại", async () => { await save({ ...item, state: "waiting", message: "" }); await show(); await send(); }));
      line.append(button("Bỏ khỏi máy", async (pressed) => {
        if (!pressed.dataset.sure) { pressed.dataset.sure = "1"; pressed.textContent = "Bấm lần nữa để bỏ hẳn"; return; }
        await drop(item.key);
        await show();
      }));
    }
    return line;
  };
  const show = async () => {
    const items = (await kept()).sort((one, other) => other.capturedAt.localeCompare(one.capturedAt));
    find("kept").hidden = !items.length;
    find("queue").replaceChildren(...items.map(row));
    find("offline").hidden = navigator.onLine;
  };

  // Sending: one after the other, again and again with longer and longer waits, until the server has answered.
  let wait = FIRST_WAIT, timer = 0, sending = false;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(send, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  };
  const token = async () => {
    const answer = await fetch(form.dataset.session, { cache: "no-store", credentials: "same-origin", headers: { Accept: "application/json" } });
    find("sign-in").hidden = answer.status !== 401;
    if (answer.status === 401) return "";
    if (!answer.ok) throw new Error(`session ${answer.status}`);
    return (await answer.json()).token;
  };
  const sendOne = async (item, csrf) => {
    const body = new FormData();
    for (const [name, value] of [["key", item.key], ["mandate", item.mandate], ["note", item.note], ["captured_at", item.capturedAt]]) body.append(name, value);
    for (const photo of item.photos) {
      body.append("photos", photo.blob, photo.name);
      body.append("taken_at", photo.takenAt);
    }
    const answer = await fetch(form.dataset.address || form.getAttribute("action"), {
      method: "POST", body, credentials: "same-origin", redirect: "manual", headers: { Accept: "application/json", "X-CSRFToken": csrf },
    });
    if (answer.status === 201) {
      const said = await answer.json();
      await save({ key: item.key, state: "sent", capturedAt: item.capturedAt, sentAt: said.recorded_at, late: said.late, count: item.photos.length });
    } else if ([403, 404, 409, 413, 422].includes(answer.status)) {
      const said = await answer.json().catch(() => ({ message: "máy chủ không nhận." }));
      await save({ ...item, state: "refused", message: said.message });
    } else {
      throw new Error(`capture ${answer.status}`);
    }
  };
  const send = async () => {
    if (sending) return;
    sending = true;
    clearTimeout(timer);
    try {
      const waiting = (await kept()).filter((item) => item.state === "waiting");
      const csrf = waiting.length ? await token() : "";
      for (const item of csrf ? waiting : []) {
        await sendOne(item, csrf);
        await show();
      }
      wait = FIRST_WAIT;
    } catch {
      later();
    } finally {
      sending = false;
      await show();
    }
  };

  const keepPage = async () => {
    if (!("serviceWorker" in navigator)) return;
    await navigator.serviceWorker.register(form.dataset.worker);
    const worker = (await navigator.serviceWorker.ready).active;
    const addresses = [...document.querySelectorAll("link[rel=stylesheet], link[rel=preload], link[rel=icon]")].map((each) => each.href);
    const used = performance.getEntriesByType("resource").map((each) => each.name);
    worker.postMessage({ keep: [location.pathname, ...addresses, ...[...document.scripts].map((each) => each.src), ...used].filter(Boolean) });
  };
  const forget = async () => {
    for (const item of await kept()) if (item.state === "sent" && Date.now() - new Date(item.sentAt) > DAY) await drop(item.key);
  };
  const restore = async () => {
    const found = await ask("readonly", (store) => store.get(DRAFT));
    if (!found) return;
    draft = found;
    if (!form.elements.note.value) form.elements.note.value = draft.note;
    if ([...form.elements.mandate.options].some((each) => each.value === draft.mandate)) form.elements.mandate.value = draft.mandate;
    await showPhotos();
    say("Đã giữ trên máy.");
  };
  const watch = () => {
    form.elements.note.addEventListener("input", () => { draft.note = form.elements.note.value; saveDraft(); });
    form.elements.mandate.addEventListener("change", () => { draft.mandate = form.elements.mandate.value; saveDraft(); });
    form.elements.photos.addEventListener("change", () => { taking = taking.then(() => takePhotos(form.elements.photos)); });
    // Before the page's own guard against sending twice: this form is never sent by the browser.
    form.addEventListener("submit", (event) => { event.preventDefault(); event.stopImmediatePropagation(); submit(); }, true);
  };

  const begin = async () => {
    const whole = form.tagName === "FORM";
    if (whole) watch();
    window.addEventListener("online", () => { wait = FIRST_WAIT; show(); send(); });
    window.addEventListener("offline", show);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
    await forget();
    if (whole) await restore();
    await show();
    keepPage().catch(() => {});
    await send();
  };
  begin();
})();
