"use strict";
(() => {
  const records = JSON.parse(document.getElementById("factcheck-findings").textContent);
  const form = document.getElementById("filter");
  const output = document.getElementById("shown");
  if (records.length < 2) return;
  const rows = records.map((record) => {
    const claims = record.positions.concat(record.context).flatMap((side) => side.claims);
    return {
      article: document.getElementById(record.id),
      code: [record.code],
      status: [record.status],
      source: [...new Set(claims.map((claim) => claim.source))],
    };
  });
  for (const name of ["code", "source", "status"]) {
    const values = [...new Set(rows.flatMap((row) => row[name]))].sort();
    for (const value of values) form.elements[name].append(new Option(value, value));
    form.elements[name].disabled = values.length < 2;
  }
  const filter = () => {
    const words = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const fits = ["code", "source", "status"].every((name) => {
        const wanted = form.elements[name].value;
        return !wanted || row[name].includes(wanted);
      });
      const text = words.length ? row.article.textContent.toLowerCase() : "";
      row.article.hidden = !(fits && words.every((word) => text.includes(word)));
      shown += !row.article.hidden;
    }
    output.value = `${shown} of ${rows.length} shown`;
  };
  // A link to a finding that the filter hides shows it all the same.
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.hidden) {
      form.reset();
      filter();
      target.scrollIntoView();
    }
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  window.addEventListener("hashchange", follow);
  form.hidden = false;
  filter();
  follow();
})();
