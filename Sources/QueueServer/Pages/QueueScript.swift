/// What the pages do beyond links and forms: keys, and the news of what others took. Without it
/// everything still works, after a reload.
enum QueueScript {
  static let text = """
    "use strict";
    const rows = () => [...document.querySelectorAll("#queue tbody tr")];
    // The row itself, not its number: rows above it may vanish at any moment.
    let here = null;
    let gap = 0;
    function stand(row) {
      here = row;
      row.querySelector("a.open").focus();
      row.scrollIntoView({ block: "nearest" });
    }
    function go(step) {
      const all = rows();
      if (!all.length) return;
      const at = here ? all.indexOf(here) + step : gap - (step < 0 ? 1 : 0);
      stand(all[Math.min(all.length - 1, Math.max(0, at))]);
    }
    // Keys go on from where the row was, and take no row that nobody moved to.
    function leave(row) {
      if (here === row) {
        gap = rows().indexOf(row);
        here = null;
      }
      row.remove();
    }
    document.addEventListener("focusin", (event) => {
      const row = event.target.closest("#queue tbody tr");
      if (row) here = row;
    });
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest("input, select, textarea")) return;
      if (event.key === "j") go(1);
      else if (event.key === "k") go(-1);
      else if (event.key === "t" && here) {
        sessionStorage.setItem("gap", rows().indexOf(here));
        here.querySelector("button.take")?.click();
      }
      else return;
      event.preventDefault();
    });
    // After a row was taken the keys go on from it, or from where it was.
    const taken = document.getElementById(location.hash.slice(1));
    if (taken?.matches("#queue tbody tr")) {
      here = taken;
      // The browser goes to the address's own place first, and takes the focus there.
      addEventListener("load", () => setTimeout(() => here === taken && stand(taken)));
    } else if (location.hash.startsWith("#denial-")) gap = Number(sessionStorage.getItem("gap"));
    // What happened and what to do about it stand apart: neither takes the other's place.
    function say(words, place = "live") {
      const line = document.getElementById(place);
      if (line) line.textContent = words;
    }
    const ask = (words) => say(words, "reload");
    let mark = document.getElementById("live")?.dataset.news;
    let news = null;
    function hear() {
      news = new EventSource("/news?after=" + encodeURIComponent(mark));
      news.addEventListener("item", (event) => {
        mark = event.lastEventId;
        const item = JSON.parse(event.data);
        const row = document.getElementById("denial-" + item.denial);
        if (!row || Number(row.dataset.version) >= item.version) return;
        const isTaken = item.holder && item.holder !== document.body.dataset.account
          && item.holder !== row.dataset.holder;
        if (isTaken) {
          const name = row.querySelector("a.open").textContent;
          if (row.closest("table").dataset.losesTaken === "yes") leave(row);
          else {
            row.dataset.version = item.version;
            row.dataset.holder = item.holder;
            row.querySelector("td.who > div").textContent = item.holder;
          }
          say(item.holder + " took " + name + ".");
        } else {
          ask("Something changed in this view; reload to see it.");
        }
      });
      news.addEventListener("list", (event) => {
        mark = event.lastEventId;
        ask("There is a new list; reload to see it.");
      });
      news.addEventListener("lost", (event) => {
        mark = event.lastEventId;
        ask("Much has changed since this page was made; reload to see it.");
      });
      news.addEventListener("error", () => {
        if (news.readyState === EventSource.CLOSED) {
          ask("This page no longer hears what others do: reload it, and sign in where asked.");
        }
      });
    }
    // A browser keeps few connections to one server: a page that nobody sees leaves its own to others.
    if (mark) {
      if (!document.hidden) hear();
      document.addEventListener("visibilitychange", () => {
        news?.close();
        if (!document.hidden) hear();
      });
    }
    """
}
