// Precaches the page of its version and answers navigation from there; never touches /hello.
const CACHE = "pages-{version}";
self.addEventListener("install", (event) =>
  event.waitUntil(caches.open(CACHE).then((cache) => cache.add(new Request("/", { cache: "no-cache" })))));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => event.data === "skip waiting" && self.skipWaiting());
self.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") {
    event.respondWith(caches.open(CACHE).then((cache) => cache.match("/")).then((hit) => hit ?? fetch(event.request)));
  }
});
