/* The translator's desk: copying the original, counting letters, going to what is unfinished. */
(() => {
  "use strict";
  const desk = document.querySelector("[data-desk]");
  if (!desk) return;
  const segments = [...desk.querySelectorAll("[data-segment]")];
  const status = desk.querySelector("[data-desk-status]");

  const inputOf = (segment) => document.getElementById(`id_${segment.dataset.field}`);
  const isRich = (segment) => segment.dataset.kind === "rich";

  const textOf = (segment) => {
    const input = inputOf(segment);
    if (!input || !isRich(segment)) return input ? input.value : "";
    try {
      return JSON.parse(input.value).blocks.map((block) => block.text).join("\n");
    } catch {
      return "";
    }
  };

  const originalText = (segment) => {
    if (!isRich(segment)) return segment.dataset.copied;
    return JSON.parse(segment.dataset.copied || "{}").blocks.map((block) => block.text).join("\n");
  };

  const look = (segment) => {
    const text = textOf(segment);
    const count = segment.querySelector("[data-segment-count]");
    if (count) {
      const limit = Number(segment.dataset.limit);
      count.textContent = `${text.length} / ${limit}`;
      count.classList.toggle("segment__count--over", text.length > limit);
    }
    const kept = segment.querySelector("[data-segment-kept]");
    if (kept) {
      const isSame = text.trim() !== "" && text.trim() === originalText(segment).trim();
      kept.hidden = !isSame && !kept.querySelector("input").checked;
    }
  };

  const setRich = (segment, raw) => {
    const input = inputOf(segment);
    const state = window.Draftail.createEditorStateFromRaw(raw);
    input.draftailEditor.onChange(state);
  };

  const copy = (segment) => {
    const input = inputOf(segment);
    if (isRich(segment)) {
      setRich(segment, JSON.parse(segment.dataset.copied));
    } else {
      input.value = segment.dataset.copied;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
    status.textContent = desk.dataset.deskMessageCopied;
    // The rich text editor writes to its input a moment later.
    window.setTimeout(() => look(segment), 400);
  };

  const focus = (segment) => {
    segment.scrollIntoView({ block: "center" });
    const input = inputOf(segment);
    if (isRich(segment) && input.draftailEditor) input.draftailEditor.focus();
    else if (input) input.focus();
  };

  const isUnfinished = (segment) => {
    const right = segment.querySelector("input[name^='right-']");
    if (segment.dataset.state === "stale") return !(right && right.checked) && !segment.dataset.touched;
    return segment.dataset.state === "missing" && textOf(segment).trim() === "";
  };

  const next = () => {
    const from = segments.findIndex((segment) => segment.contains(document.activeElement));
    const inOrder = [...segments.slice(from + 1), ...segments.slice(0, from + 1)];
    const target = inOrder.find(isUnfinished);
    if (target) focus(target);
    else status.textContent = desk.dataset.deskMessageDone;
  };

  segments.forEach((segment) => {
    segment.querySelector("[data-segment-copy]")?.addEventListener("click", () => copy(segment));
    const touched = () => {
      segment.dataset.touched = "true";
      look(segment);
    };
    segment.addEventListener("input", touched);
    segment.addEventListener("keyup", () => look(segment));
    look(segment);
  });
  desk.querySelector("[data-desk-next]")?.addEventListener("click", next);
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const segment = segments.find((one) => one.contains(document.activeElement));
    if (event.code === "KeyN") next();
    else if (event.code === "KeyC" && segment?.querySelector("[data-segment-copy]")) copy(segment);
    else return;
    event.preventDefault();
  });
})();
