// Eyes and fingers inside a page: finding what a person would find, and waiting until it is so.
// Sent before each use; the first copy stays.
globalThis.__person ??= (() => {
  const squeeze = (text) => (text ?? "").replace(/\s+/g, " ").trim().normalize("NFC");

  const visible = (element) =>
    element.getClientRects().length > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  const labelled = (element) =>
    (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean)
      .map((id) => document.getElementById(id)?.textContent ?? "").join(" ");

  // The accessible name, near enough for what the stories look for; axe judges whether names are right.
  const name = (element) => squeeze(
    labelled(element) || element.getAttribute("aria-label") ||
    [...(element.labels ?? [])].map((label) => label.innerText).join(" ") ||
    element.innerText || element.getAttribute("alt") || element.getAttribute("title") || element.getAttribute("placeholder"));

  const actors = "a[href], button, input, select, textarea, summary, [role=button], [role=tab], [role=menuitem], [role=link], [role=checkbox]";

  // A target is a CSS selector, or "=words": the thing to act on with exactly this accessible name.
  const all = (target) => {
    const found = target.startsWith("=")
      ? [...document.querySelectorAll(actors)].filter((element) => name(element) === squeeze(target.slice(1)))
      : [...document.querySelectorAll(target)];
    return found.filter(visible);
  };

  const first = (target) => all(target)[0] ?? null;

  const page_text = () => {
    const typed = [...document.querySelectorAll("textarea, input")].filter(visible).map((field) => field.value);
    // Apart, so that words before a field and words in it do not read as one.
    return squeeze([document.body?.innerText ?? "", ...typed].join(" ¶ "));
  };

  // Where to touch a thing: in its middle, once it lies still and nothing lies over it.
  let last = "";
  const point = (target) => {
    const element = first(target);
    if (!element) return null;
    const before = element.getBoundingClientRect();
    if (before.top < 0 || before.left < 0 || before.bottom > innerHeight || before.right > innerWidth) {
      element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    }
    const box = element.getBoundingClientRect();
    const here = [target, box.left, box.top, box.width, box.height].join();
    const still = here === last;
    last = here;
    const at = {
      x: (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2,
      y: (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2,
    };
    const hit = document.elementFromPoint(at.x, at.y);
    const free = hit && (element.contains(hit) || hit.contains(element) && hit.closest("label"));
    return still && free && !element.disabled ? at : null;
  };

  // Resolves with the first answer that is neither false nor null, or with null at the deadline.
  const until = (look, milliseconds) => new Promise((resolve) => {
    const started = performance.now();
    const poll = () => {
      let answer = null;
      try { answer = look(); } catch (error) { answer = null; }
      if (answer !== null && answer !== undefined && answer !== false) return resolve({ seen: answer });
      if (performance.now() - started > milliseconds) return resolve({ seen: null });
      setTimeout(poll, 25);
    };
    poll();
  });

  return { squeeze, visible, name, all, first, page_text, point, until };
})();
