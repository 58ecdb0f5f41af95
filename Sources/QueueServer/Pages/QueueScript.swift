/// What the pages do beyond links and forms: keys, and the news of what others took. Without it
/// everything still works, after a reload.
enum QueueScript {
  static let text = """
    "use strict";
    const rows = () => [...document.querySelectorAll("#queue tbody tr")];
    let at = -1;
    function go(step) {
      const all = rows();
      if (!all.length) return;
      at = Math.min(all.length - 1, Math.max(0, at + step));
      all[at].querySelector("a.open").focus();
      all[at].scrollIntoView({ block: "nearest" });
    }
    document.addEventListener("focusin", (event) => {
      const row = event.target.closest("#queue tbody tr");
      if (row) at = rows().indexOf(row);
    });
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest("input, select, textarea")) return;
      if (event.key === "j") go(1);
      else if (event.key === "k") go(-1);
      else if (event.key === "t" && at >= 0) rows()[at].querySelector("button.take")?.click();
      else return;
      event.preventDefault();
    });
    function say(words) {
      const live = document.getElementById("live");
      if (live) live.textContent = words;
    }
    if (document.getElementById("live")) {
      const news = new EventSource("/news");
      news.addEventListener("item", (event) => {
        const item = JSON.parse(event.data);
        const row = document.getElementById("denial-" + item.denial);
        if (!row || Number(row.dataset.version) >= item.version) return;
        const isTaken = item.holder && item.holder !== document.body.dataset.account;
        if (isTaken) {
          const name = row.querySelector("a.open").textContent;
          row.remove();
          say(item.holder + " took " + name + ".");
        } else {
          say("Something changed in this view; reload to see it.");
        }
      });
      news.addEventListener("list", () => say("There is a new list; reload to see it."));
    }
    """
}
