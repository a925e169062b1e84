// Leaving at once: the page goes blank before the other one comes, and three times Shift does the same as the link.
(() => {
  const exit = document.querySelector("a.exit");
  if (!exit) return;
  let shifts = 0;
  const leave = (event) => {
    event?.preventDefault();
    document.body.hidden = true;
    document.title = " ";
    location.replace(exit.href);
  };
  exit.addEventListener("click", leave);
  addEventListener("keydown", (event) => {
    shifts = event.key === "Shift" && !event.repeat ? shifts + 1 : 0;
    if (shifts === 3) leave();
  });
})();
