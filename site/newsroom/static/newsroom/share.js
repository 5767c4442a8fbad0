// Shows the buttons that need a script: copying a release as plain text, and printing it.

const share = document.querySelector(".share");
const said = share.querySelector("[role=status]");
const copy = share.querySelector("[data-copy]");
const print = share.querySelector("[data-print]");

async function text() {
  const answer = await fetch(copy.dataset.copy);
  if (!answer.ok) throw new Error(answer.statusText);
  return new Blob([await answer.text()], { type: "text/plain" });
}

async function toClipboard() {
  said.textContent = "";
  try {
    // The promise is handed over, not its result: Safari lets a page write only while a click is being answered.
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": text() })]);
    said.textContent = copy.dataset.done;
  } catch {
    said.textContent = copy.dataset.failed;
  }
}

// Browsers offer neither where a page came without encryption.
if (navigator.clipboard?.write && window.ClipboardItem) {
  copy.addEventListener("click", toClipboard);
  copy.parentElement.hidden = false;
}
print.addEventListener("click", () => window.print());
print.parentElement.hidden = false;
