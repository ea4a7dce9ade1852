// The app's shell without a network. It knows nothing of plans: `/api/` never passes through here.
//
// `cargo xtask post-build` writes BUILD from the files of a release build. A development build leaves it
// empty, and then the worker answers nothing, so that every reload shows the newest code.
"use strict";

const BUILD = { version: "", files: [] };

const PREFIX = "lientich-shell-";
const CACHE = PREFIX + BUILD.version;
// The document that answers every navigation; "/" rather than "/index.html", which a server may redirect.
const SHELL = "/";
// What is due, read or not.
const REMINDERS = "/lich/nhac-viec";

self.addEventListener("install", (event) => {
  event.waitUntil(precache());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(removeOldCaches().then(() => self.clients.claim()));
});

// A new version waits until the app asks, because it alone knows that no unsaved work is open.
self.addEventListener("message", (event) => {
  if (event.data && event.data.type === "skip-waiting") {
    self.skipWaiting();
  }
});

self.addEventListener("fetch", (event) => {
  const path = ownPath(event.request);
  if (path === null) {
    return;
  }
  if (event.request.mode === "navigate") {
    event.respondWith(fromCache(SHELL, event.request));
  } else if (BUILD.files.includes(path)) {
    event.respondWith(fromCache(path, event.request));
  }
});

// The server says only that something is due: the message is empty.
self.addEventListener("push", (event) => {
  event.waitUntil(
    self.registration.showNotification("Liên Tịch", {
      body: "Có việc đến hạn, mở ứng dụng để xem.",
      icon: "/icons/icon-192.png",
      tag: "lientich-due",
      lang: "vi",
    }),
  );
});

// A notification says only that something is due; the app shows what.
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(showReminders());
});

async function showReminders() {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = windows.find((client) => "navigate" in client);
  if (open === undefined) {
    await self.clients.openWindow(REMINDERS);
    return;
  }
  await open.focus();
  await open.navigate(REMINDERS);
}

/** The path of a request that the shell may answer; null leaves it to the network. */
function ownPath(request) {
  const url = new URL(request.url);
  const foreign = url.origin !== self.location.origin;
  if (request.method !== "GET" || foreign || BUILD.files.length === 0) {
    return null;
  }
  return url.pathname.startsWith("/api/") ? null : url.pathname;
}

/**
 * All files or none: `addAll` rejects when one fails, the installation then fails, and the worker of the
 * old version goes on with its own cache. "no-cache" asks the server about each file, so that no stale
 * copy of the HTTP cache enters the new version.
 */
async function precache() {
  const cache = await caches.open(CACHE);
  try {
    await cache.addAll(BUILD.files.map((path) => new Request(path, { cache: "no-cache" })));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function removeOldCaches() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function fromCache(path, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path, { ignoreVary: true })) ?? fetch(request);
}
