/* Wagtail sends a form although an autosave of it is under way: what the autosave of a new page made and what the
   button makes would be two pages. Here a button waits for the autosave, and none begins after it. */
(() => {
  "use strict";
  // A server that never answers must not keep a button for ever.
  const LONGEST = 20000;
  // Wagtail's autosave waits this long for more to be typed before it asks the server.
  const intervalOf = (form) => Number(form.dataset.wAutosaveIntervalValue || 500);
  let latest = null;
  let held = null;
  let isLeaving = false;

  const send = () => {
    const { form, button, timer } = held;
    held = null;
    window.clearTimeout(timer);
    // Wagtail disables a button that was pressed, and a form is sent without what is disabled.
    const pressed = document.createElement("input");
    if (button && button.name) {
      Object.assign(pressed, { type: "hidden", name: button.name, value: button.value });
      form.append(pressed);
    }
    form.requestSubmit();
    // What is sent is settled; should the answer never come, the next button is another one.
    pressed.remove();
  };

  const ended = () => {
    latest = null;
    if (held) send();
  };

  document.addEventListener("w-autosave:save", (event) => {
    if (isLeaving) event.preventDefault();
    else latest = { event, at: performance.now() };
  });
  document.addEventListener("w-autosave:success", ended);
  document.addEventListener("w-autosave:error", ended);

  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!form.matches("[data-edit-form]")) return;
      if (held) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
      isLeaving = true;
      window.setTimeout(() => (isLeaving = false), LONGEST);
      if (!latest || latest.event.target !== form) return;
      // Not asked yet, with some time to spare: then it need not be.
      if (performance.now() - latest.at < intervalOf(form) - 50) {
        latest.event.preventDefault();
        latest = null;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      held = { form, button: event.submitter, timer: window.setTimeout(ended, LONGEST) };
    },
    { capture: true },
  );
})();
