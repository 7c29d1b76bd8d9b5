// Says beside the amendment what the checker of the law finds, while it is being written. It asks the same page that the
// button "check only" asks, and takes that part of it over; without this script the button does the same.
"use strict";
(() => {
  const text = document.getElementById("amendment");
  const found = document.getElementById("found");
  if (!text || !text.form || !found || !window.fetch) return;

  // How long nobody types before the checker is asked.
  const pause = 400;
  let timer = 0;
  let asked = null;

  async function check() {
    if (asked) asked.abort();
    const own = new AbortController();
    asked = own;
    const fields = new URLSearchParams(new FormData(text.form));
    fields.set("do", "check");
    found.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(text.form.action + "?" + fields, { signal: own.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const part = page.getElementById("found");
      if (part && asked === own) found.replaceChildren(...part.childNodes);
    } catch {
      // Given up for a newer one, or no connection: the button is still there.
    } finally {
      if (asked === own) found.removeAttribute("aria-busy");
    }
  }

  text.form.addEventListener("input", (event) => {
    const name = event.target.name;
    if (name !== "amendment" && name !== "from" && !/^(value|number)\d$/.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(check, pause);
  });
})();
