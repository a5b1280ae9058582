// Lets the page for capturing on site open without a connection. Keeps that page and its assets, nothing else.
const CACHE = "ghi-tai-cho-1";
const SHELL = new URL("ghi-tai-cho/", self.registration.scope).pathname;
const ASSETS = "/static/";

const own = (address) => {
  const url = new URL(address, self.location.href);
  return url.origin === self.location.origin && (url.pathname === SHELL || url.pathname.startsWith(ASSETS));
};

// A page that leads elsewhere, to signing in, is not kept, and the one that was kept goes.
const put = async (request, response) => {
  const cache = await caches.open(CACHE);
  if (response.ok && !response.redirected) await cache.put(request, response.clone());
  else if (response.type === "opaqueredirect" || response.redirected) await cache.delete(request);
  return response;
};

const keep = async (addresses) => {
  await Promise.all(addresses.filter(own).map(async (address) => {
    try {
      await put(address, await fetch(address, { credentials: "same-origin", redirect: "manual" }));
    } catch { /* no connection: what was kept before stays */ }
  }));
};

const kept = async (address) => (await caches.open(CACHE)).match(address, { ignoreVary: true, ignoreSearch: true });

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("ghi-tai-cho-") && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
})()));
self.addEventListener("message", (event) => {
  if (event.data && Array.isArray(event.data.keep)) event.waitUntil(keep(event.data.keep));
});
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (event.request.mode === "navigate" && url.pathname === SHELL) {
    event.respondWith(fetch(event.request).then((response) => put(SHELL, response)).catch(async () => (await kept(SHELL)) || Response.error()));
  } else if (url.pathname.startsWith(ASSETS)) {
    event.respondWith(fetch(event.request).catch(async () => (await kept(event.request.url)) || Response.error()));
  }
});
